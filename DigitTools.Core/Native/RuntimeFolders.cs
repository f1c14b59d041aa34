namespace DigitTools.Core.Native;

/// <summary>Where libtorch may lie.</summary>
internal static class RuntimeFolders
{
    /// <summary>Where it is installed, in the order in which it is looked for: the module's own folder, then the user's.</summary>
    public static IReadOnlyList<string> All(RuntimeManifest manifest)
    {
        string own = Path.Combine(NativeFolder.Library, "runtimes", manifest.Platform, "training");
        // On Linux XDG_DATA_HOME or ~/.local/share; empty for an account without a home.
        string data = Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        if (data.Length == 0) return [own];
        return [own, Path.Combine(data, "DigitTools", "TrainingRuntime", $"{manifest.Version}-{manifest.Platform}")];
    }

    /// <summary>The folder that holds libtorch: the one that the build filled, or an installed one; null if there is none.</summary>
    public static string? Find()
    {
        if (File.Exists(TorchLibrary.PathIn(NativeFolder.Path, "torch_cpu"))) return NativeFolder.Path;
        return RuntimeManifest.Expected is { } expected ? All(expected).FirstOrDefault(expected.IsInstalledIn) : null;
    }
}
