using DigitTools.Core.Native;

namespace DigitTools.Core.Installation;

/// <summary>Where the package of the training runtime comes from.</summary>
internal interface IRuntimeSource
{
    /// <summary>Gives the package as a file.</summary>
    /// <param name="manifest">The runtime that is wanted.</param>
    /// <param name="folder">A folder for a download; it goes when the installation ends, however it ends.</param>
    /// <param name="progress">Called with the bytes so far, on the calling thread.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Full path.</returns>
    /// <exception cref="DigitException">There is no such package, or the feed can't be used.</exception>
    string GetPackage(RuntimeManifest manifest, string folder, Action<RuntimeProgress> progress, CancellationToken cancellationToken);
}
