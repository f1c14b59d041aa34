using DigitTools.Core.Files;
using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Core.Data;

/// <summary>
/// Puts pictures into folders, and never over another file: one that has the same content stays, one that has the same name only leads to
/// the next name, <c>scan-2.png</c>. A picture is there whole or not at all.
/// </summary>
/// <param name="moves">Whether pictures are moved; if not, they are copied.</param>
internal sealed class PictureSorter(bool moves)
{
    private readonly Dictionary<string, TakenNames> _taken = new(StringComparer.Ordinal);

    /// <summary>Puts a picture into a folder.</summary>
    /// <param name="picture">Full path of the picture; a link is followed where it is copied.</param>
    /// <param name="folder">Full path of the folder, which is made if it is missing.</param>
    /// <returns>Full path of the file that is there now, and what was done for it.</returns>
    /// <exception cref="DigitException">PictureNotFound, PictureIsDirectory, PictureUnreadable or PictureLocked;
    /// <see cref="DigitErrorId.OutputNotWritable"/>, or <see cref="DigitErrorId.MoveFailed"/> where pictures are moved. The picture is
    /// where it was.</exception>
    public (string Path, PlacedAs Outcome) Place(string picture, string folder)
    {
        using FileStream source = Open(picture, out string hash);
        string plain = Path.Combine(folder, Path.GetFileName(picture)), to = plain;
        try
        {
            Directory.CreateDirectory(folder);
            TakenNames names = NamesOf(plain);
            while (true)
            {
                if (names.Find(hash) is { } same) return (same, PlacedAs.Unchanged);
                to = names.Next();
                bool isPlaced = !Path.Exists(to) && (moves ? TryMove(picture, source, to, hash) : TryCopy(source, to, hash));
                names.Add(to, isPlaced ? hash : TakenNames.HashOf(to));
                if (isPlaced) return (to, moves ? PlacedAs.Moved : PlacedAs.Copied);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw moves ? Errors.MoveFailed(picture, to, e) : Errors.OutputNotWritable(to, e);
        }
    }

    private TakenNames NamesOf(string plain)
    {
        if (_taken.TryGetValue(plain, out TakenNames? names)) return names;
        names = new TakenNames(plain);
        _taken.Add(plain, names);
        return names;
    }

    private static FileStream Open(string picture, out string hash)
    {
        try
        {
            // Windows renames an open file only if whoever has it open allows it.
            var file = new FileStream(
                RegularFile.Open(picture, long.MaxValue, out _, FileShare.Read | FileShare.Delete), FileAccess.Read, bufferSize: 1 << 16);
            hash = TakenNames.HashOf(file);
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PictureFile.ErrorOf(picture, e);
        }
    }

    private static bool TryMove(string picture, FileStream source, string to, string hash)
    {
        if (new FileInfo(picture).LinkTarget is not null)
            throw new IOException("It is a link, which could lead nowhere from another folder.");
        ExclusiveRename.Outcome outcome = ExclusiveRename.Try(picture, to);
        if (outcome != ExclusiveRename.Outcome.OtherFileSystem) return outcome == ExclusiveRename.Outcome.Renamed;
        if (!TryCopy(source, to, hash)) return false;
        try
        {
            File.Delete(picture);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // One that can be read and not be removed must not become two.
            File.Delete(to);
            throw;
        }
    }

    /// <returns>False if another file has the name.</returns>
    private static bool TryCopy(FileStream source, string to, string hash)
    {
        string folder = Path.GetDirectoryName(to)!, temporary = TemporaryFile.NameIn(folder);
        TemporaryFile.ClearAbandoned(folder);
        try
        {
            // Open until it has its name: that keeps others from clearing it.
            using FileStream copy = TemporaryFile.Create(temporary, isPrivate: false);
            FileCopy.Write(source, copy);
            if (TakenNames.HashOf(source) != hash) throw new IOException("It changed while it was copied.");
            return ExclusiveRename.Try(temporary, to) == ExclusiveRename.Outcome.Renamed;
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
