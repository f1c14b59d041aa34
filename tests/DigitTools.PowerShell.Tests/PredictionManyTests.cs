using System.Management.Automation;

namespace DigitTools.PowerShell.Tests;

/// <summary>Get-DigitPrediction on hundreds of pictures.</summary>
public sealed class PredictionManyTests : IDisposable
{
    private const int Count = 300;

    private readonly TestFolder _folder = new();
    private readonly ModuleSession _session = new();

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void GetDigitPrediction_ManyPictures_SameAsOneByOneAndNearlyAllRight()
    {
        string[] files = _folder.Digits(Count);
        _session["files"] = files;

        ScriptResult together = _session.Run("$files | Get-DigitPrediction -MinimumConfidence 0 -ThrottleLimit 4").NoErrors();
        ScriptResult alone = _session.Run("foreach ($file in $files) { Get-DigitPrediction $file -ThrottleLimit 1 }").NoErrors();

        Assert.Equal(files, together.Values("Path"));
        foreach ((PSObject one, PSObject other) in alone.Output.Zip(together.Output))
        {
            Assert.Equal((double)one.Properties["Confidence"].Value, (double)other.Properties["Confidence"].Value, 1e-5);
            Assert.Equal("Recognized", other.Properties["Status"].Value);
            if (!"Recognized".Equals(one.Properties["Status"].Value)) continue;
            Assert.Equal(one.Properties["Digit"].Value, other.Properties["Digit"].Value);
        }

        int right = Enumerable.Range(0, Count).Count(i => Equals(together.Values("Digit")[i], Mnist.Test.Label(i)));
        Assert.InRange(right, 0.975 * Count, Count);
        Assert.InRange(alone.Values("Status").Count(status => "Recognized".Equals(status)), 0.98 * Count, Count);
    }

    [Fact]
    public void GetDigitPrediction_BadAmongMany_EachInItsPlace()
    {
        string good = _folder.Digit("good.png", 0), bad = _folder.Text("bad.png");
        bool[] expected = [.. Enumerable.Range(0, Count).Select(i => i % 7 == 3)];
        _session["files"] = expected.Select(isBad => isBad ? bad : good).ToArray();

        ScriptResult result = _session.Run("$files | Get-DigitPrediction -ThrottleLimit 3 2>&1");

        Assert.Equal(expected, result.Output.Select(o => o.BaseObject is ErrorRecord));
    }
}
