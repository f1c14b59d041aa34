namespace DigitTools.Core.Tests.Charts;

/// <summary>A temporary folder for the charts of one test.</summary>
public abstract class ChartFolder : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected string File(string name = "chart.png") => _folder[name];

    /// <summary>Writes a chart and reads it back; nothing else may be left in the folder.</summary>
    private protected PngPicture Drawn(Action<string> write, string name = "chart.png")
    {
        write(File(name));
        Assert.DoesNotContain(_folder.Files, f => f.EndsWith(".tmp", StringComparison.Ordinal));
        return PngPicture.Read(File(name));
    }

    /// <summary>Asserts what every chart does with a target that cannot be written: a folder of that name.</summary>
    protected void AssertNotWritable(Action<string> write)
    {
        string target = File("taken.png");
        Directory.CreateDirectory(target);
        DigitException error = Assert.Throws<DigitException>(() => write(target));
        Assert.Equal(DigitErrorId.OutputNotWritable, error.Id);
        Assert.Equal(target, error.Target);
        Assert.Empty(_folder.Files);
    }
}
