using DigitTools.Core.Database;
using DigitTools.Core.Files;

namespace DigitTools.Core.Batch;

/// <summary>Which folder a picture goes to.</summary>
/// <param name="options">Where pictures go.</param>
internal sealed class Destinations(BatchOptions options)
{
    private readonly Dictionary<(string Folder, string Own), bool> _areSame = [];

    /// <summary>The folder that a picture is to be moved to.</summary>
    /// <param name="status">What became of the picture.</param>
    /// <param name="picture">Its file.</param>
    /// <returns>Null if it stays: one that lies where it would go, or a link, which could lead nowhere from another folder.</returns>
    public string? FolderFor(BatchStatus status, FoundPicture picture)
    {
        if (picture.IsLink || options.DestinationOf(status) is not { } destination) return null;
        string folder = MoveScope.FolderFor(destination, picture.Root, picture.Path), own = Path.GetDirectoryName(picture.Path)!;
        if (!_areSame.TryGetValue((folder, own), out bool areSame)) _areSame[(folder, own)] = areSame = FolderPath.AreSame(folder, own);
        return areSame ? null : folder;
    }
}
