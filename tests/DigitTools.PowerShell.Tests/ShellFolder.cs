namespace DigitTools.PowerShell.Tests;

/// <summary>A folder with names that trip careless path handling, removed after the test.</summary>
public abstract class ShellFolder : IDisposable
{
    protected ShellFolder()
    {
        Folder = Directory.CreateTempSubdirectory("digittools-shell-").FullName;
        foreach (string name in new[] { "x[1].png", "x1.png", "zwölf.png", "note.txt", "a b/c.png", "a b/sub/d.PNG", "br[2]/e.png", ".hidden.png" })
        {
            string path = Path.Combine(Folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "");
        }
    }

    protected string Folder { get; }

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes a script into the folder and gives its name.</summary>
    protected string Script(string text, string name = "script.ps1")
    {
        File.WriteAllText(Path.Combine(Folder, name), text);
        return name;
    }

    /// <summary>The output lines of a command, which must succeed silently.</summary>
    protected string[] Lines(string command)
    {
        ShellProcess result = ShellProcess.Run(Folder, "-Command", command);
        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        return result.Lines;
    }
}
