using DigitTools.Core.Native;

namespace DigitTools.Core.Installation;

/// <summary>A package file, or a folder of packages as NuGet lays it: flat, or with a folder for each id and version.</summary>
/// <param name="path">Full path of the file or folder.</param>
internal sealed class RuntimeFileSource(string path) : IRuntimeSource
{
    /// <inheritdoc/>
    public string GetPackage(RuntimeManifest manifest, string folder, Action<RuntimeProgress> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        if (File.Exists(path)) return path;
        if (!Directory.Exists(path)) throw Errors.TrainingRuntimeNotFound(path);
        string id = manifest.PackageId.ToLowerInvariant(), file = manifest.PackageFileName;
        string[] candidates =
        [
            Path.Combine(path, file),
            Path.Combine(path, file.ToLowerInvariant()),
            Path.Combine(path, id, manifest.Version, file.ToLowerInvariant()),
        ];
        return candidates.FirstOrDefault(File.Exists) ?? throw Errors.TrainingRuntimeNotOnFeed(path, manifest.PackageId, manifest.Version);
    }
}
