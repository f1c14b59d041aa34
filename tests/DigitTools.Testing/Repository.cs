namespace DigitTools.Testing;

/// <summary>Where things lie in the repository.</summary>
public static class Repository
{
    /// <summary>The folder that holds the module's manifest.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Full path of a file under Fixtures.</summary>
    public static string Fixture(string name) => Path.Combine(AppContext.BaseDirectory, "Fixtures", name);

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DigitTools.psd1"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("No folder above the tests holds DigitTools.psd1.");
    }
}
