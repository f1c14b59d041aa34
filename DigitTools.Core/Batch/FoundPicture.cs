using DigitTools.Core.Database;

namespace DigitTools.Core.Batch;

/// <summary>A file that a folder has.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Root">The folder of <see cref="BatchOptions.Folders"/> that it was found in.</param>
/// <param name="Stamp">Size and time; those of a link are its target's, or its own if it leads nowhere.</param>
/// <param name="IsLink">Whether it is a symbolic link.</param>
internal readonly record struct FoundPicture(string Path, string Root, FileStamp Stamp, bool IsLink)
{
    /// <summary>
    /// Whether its folder still has it, for one that can't be looked at: a link that leads nowhere, or a name that is not valid text.
    /// </summary>
    public bool IsStillListed() => IsLink ? new FileInfo(Path).LinkTarget is not null : Path.Contains('\uFFFD', StringComparison.Ordinal);
}
