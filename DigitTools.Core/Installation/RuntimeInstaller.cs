using DigitTools.Core.Native;

namespace DigitTools.Core.Installation;

/// <summary>Installs the training runtime so that it is there whole or not at all.</summary>
internal sealed class RuntimeInstaller
{
    private readonly IReadOnlyList<string> _folders;
    private readonly Func<string, long> _freeBytes;

    /// <summary>An installer for the runtime that this copy of the module was packed with.</summary>
    /// <exception cref="DigitException"><see cref="DigitErrorId.TrainingRuntimeUnsupported"/>: there is none for it.</exception>
    public RuntimeInstaller()
        : this(
            RuntimeManifest.Expected ?? throw Errors.TrainingRuntimeUnsupported(NativeFolder.RuntimeIdentifier),
            RuntimeFolders.All(RuntimeManifest.Expected),
            FreeBytes)
    {
    }

    internal RuntimeInstaller(RuntimeManifest expected, IReadOnlyList<string> folders, Func<string, long> freeBytes)
    {
        Manifest = expected;
        _folders = folders;
        _freeBytes = freeBytes;
    }

    /// <summary>The runtime that fits.</summary>
    public RuntimeManifest Manifest { get; }

    /// <summary>The runtime that is there already, installed or laid by the build; null if there is none.</summary>
    public static RuntimeInstallation? Current()
    {
        if (RuntimeFolders.Find() is not { } folder) return null;
        if (folder == NativeFolder.Path)
        {
            long size = TorchLibrary.FilesIn(folder).Sum(f => new FileInfo(f).Length);
            return new RuntimeInstallation(Version: null, NativeFolder.RuntimeIdentifier, folder, size, IsNew: false);
        }

        RuntimeManifest installed = RuntimeManifest.Expected!;
        return new RuntimeInstallation(installed.Version, installed.Platform, folder, installed.Size, IsNew: false);
    }

    /// <summary>Installs into the first folder that can be written to.</summary>
    /// <param name="source">Where the package comes from.</param>
    /// <param name="progress">Called with the bytes so far, on the calling thread.</param>
    /// <param name="cancellationToken">Ends the work and leaves everything as it was.</param>
    /// <exception cref="DigitException">One of the errors whose id begins with TrainingRuntime or Feed.</exception>
    public RuntimeInstallation Install(IRuntimeSource source, Action<RuntimeProgress> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        Exception? refused = null;
        foreach (string folder in _folders)
        {
            StagingFolder staging;
            try
            {
                staging = new StagingFolder(folder);
            }
            catch (Exception e) when (e is UnauthorizedAccessException or IOException && !IsDiskFull(e))
            {
                refused ??= e;
                continue;
            }

            using (staging) return Install(source, staging, folder, progress, cancellationToken);
        }

        throw Errors.TrainingRuntimeAccessDenied(_folders[^1], refused!);
    }

    private RuntimeInstallation Install(
        IRuntimeSource source,
        StagingFolder staging,
        string folder,
        Action<RuntimeProgress> progress,
        CancellationToken cancellationToken)
    {
        try
        {
            string package = source.GetPackage(Manifest, staging.Path, progress, cancellationToken);
            long free = _freeBytes(staging.Path);
            if (free < Manifest.Size) throw Errors.TrainingRuntimeDiskFull(folder, Manifest.Size, free);
            RuntimePackage.Unpack(package, Manifest, staging.Content, progress, cancellationToken);
            Manifest.WriteTo(staging.Content);
            staging.MoveContent();
            return new RuntimeInstallation(Manifest.Version, Manifest.Platform, folder, Manifest.Size, IsNew: true);
        }
        catch (IOException e) when (IsDiskFull(e))
        {
            throw Errors.TrainingRuntimeDiskFull(folder, Manifest.Size, _freeBytes(staging.Path), e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw Errors.TrainingRuntimeAccessDenied(folder, e);
        }
    }

    /// <summary>
    /// ENOSPC and EDQUOT (of Linux, of macOS) as .NET hands them on, and ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL of Windows.
    /// </summary>
    private static bool IsDiskFull(Exception e) =>
        OperatingSystem.IsWindows() ? (e.HResult & 0xffff) is 0x70 or 0x27 : e.HResult is 28 or 69 or 122;

    private static long FreeBytes(string folder) => new DriveInfo(folder).AvailableFreeSpace;
}
