namespace DigitTools.Shell;

/// <summary>Finds the manifest of the module which this shell is there for.</summary>
internal static class ModuleLocator
{
    internal const string Variable = "DIGITTOOLS_MODULE";

    private const string Manifest = "DigitTools.psd1";

    /// <summary>The full path of the manifest: the one named by the environment, else the nearest above the shell.</summary>
    /// <exception cref="FileNotFoundException">There is none; the message says where it was looked for.</exception>
    internal static string Find(string? configured, string startDirectory)
    {
        if (!string.IsNullOrWhiteSpace(configured))
        {
            string path = Path.GetFullPath(configured);
            if (Directory.Exists(path))
                path = Path.Combine(path, Manifest);
            return File.Exists(path)
                ? path
                : throw new FileNotFoundException($"The environment variable {Variable} names '{configured}', but there is no file '{path}'.", path);
        }

        for (DirectoryInfo? directory = new(startDirectory); directory is not null; directory = directory.Parent)
        {
            string path = Path.Combine(directory.FullName, Manifest);
            if (File.Exists(path))
                return path;
        }

        throw new FileNotFoundException(
            $"{Manifest} was not found in '{startDirectory}' or a folder above it. Run the shell from its place in the repository, "
            + $"or let the environment variable {Variable} name the module's folder or manifest.");
    }
}
