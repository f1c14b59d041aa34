namespace DigitTools.Testing;

/// <summary>Programs of this machine.</summary>
public static class InstalledProgram
{
    /// <summary>Full path of a program on the PATH; null where there is none.</summary>
    public static string? Find(string name) => FindAll(name).FirstOrDefault();

    /// <summary>Full paths of all programs of a name on the PATH, in its order.</summary>
    public static IEnumerable<string> FindAll(string name)
    {
        string file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, file)).Where(File.Exists);
    }
}
