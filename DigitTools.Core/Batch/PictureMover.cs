using System.Globalization;
using System.Security.Cryptography;
using DigitTools.Core.Database;
using DigitTools.Core.Files;

namespace DigitTools.Core.Batch;

/// <summary>Moves one picture to one name, within a file system or to another, and never over a file that is there.</summary>
internal static class PictureMover
{
    /// <summary>What became of it.</summary>
    public enum Outcome
    {
        /// <summary>The picture is where it was to be moved.</summary>
        Moved,

        /// <summary>Another file has that name; the picture is where it was.</summary>
        NameTaken,

        /// <summary>There is no such picture any more, or it has changed; nothing was moved.</summary>
        Gone,
    }

    /// <summary>The coarsest time that a file system keeps, FAT's: the time of a copy may differ by this much.</summary>
    private static readonly TimeSpan s_coarsestTime = TimeSpan.FromSeconds(2);

    /// <summary>Moves a picture.</summary>
    /// <param name="row">The picture, with <see cref="DatabaseRow.MoveTo"/>.</param>
    /// <param name="resume">Goes on with what an earlier try left whose process was killed.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.MoveFailed"/>: no permission, no space, no such drive; the picture is where
    /// it was.</exception>
    public static Outcome Move(DatabaseRow row, bool resume)
    {
        string to = row.MoveTo!;
        try
        {
            if (resume && Directory.Exists(Path.GetDirectoryName(to))) File.Delete(TemporaryOf(row));
            bool isHere = FileStamp.Of(row.Path) == row.Stamp;
            if (resume && IsPicture(to, row))
            {
                // Copied by a process that did not live to remove the original. One without content is not looked into: it may be no file
                // at all.
                if (isHere && row.Stamp.Size > 0) DeleteCopied(row);
                return Outcome.Moved;
            }

            if (!isHere) return Outcome.Gone;
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            return ExclusiveRename.Try(row.Path, to) switch
            {
                ExclusiveRename.Outcome.Renamed => Verify(row),
                ExclusiveRename.Outcome.NameTaken => Outcome.NameTaken,
                _ => Copy(row),
            };
        }
        catch (FileNotFoundException) when (!File.Exists(row.Path))
        {
            // It went away after the look at it.
            return Outcome.Gone;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Errors.MoveFailed(row.Path, to, e);
        }
    }

    /// <summary>The file could have been replaced between the look at it and the renaming: then that one goes back, to be read.</summary>
    private static Outcome Verify(DatabaseRow row)
    {
        if (FileStamp.Of(row.MoveTo!) == row.Stamp) return Outcome.Moved;
        ExclusiveRename.Try(row.MoveTo!, row.Path);
        return Outcome.Gone;
    }

    /// <summary>
    /// Copies beside the target, to a name with the key of the row, then renames: a kill leaves the original, and at most that copy, which
    /// the next try replaces.
    /// </summary>
    private static Outcome Copy(DatabaseRow row)
    {
        string temporary = TemporaryOf(row);
        try
        {
            using (var from = new FileStream(row.Path, FileMode.Open, FileAccess.Read, FileShare.Read))
            {
                // What has that name, perhaps a link that somebody put there, is not written through: it is deleted, or the copy fails.
                File.Delete(temporary);
                using var to = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
                FileCopy.Write(from, to);
            }

            if (FileStamp.Of(row.Path) != row.Stamp || !IsPicture(temporary, row)) return Outcome.Gone;
            if (ExclusiveRename.Try(temporary, row.MoveTo!) == ExclusiveRename.Outcome.NameTaken) return Outcome.NameTaken;
            DeleteOriginal(row);
            return Outcome.Moved;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static string TemporaryOf(DatabaseRow row) =>
        Path.Combine(Path.GetDirectoryName(row.MoveTo!)!, string.Create(CultureInfo.InvariantCulture, $".{row.Run.RunId}-{row.Id}.tmp"));

    /// <summary>
    /// A folder that pictures can be read from and not be removed from must not fill another one with copies, one per run.
    /// </summary>
    private static void DeleteOriginal(DatabaseRow row)
    {
        try
        {
            File.Delete(row.Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(row.MoveTo!);
            throw;
        }
    }

    /// <summary>
    /// Removes an original whose copy was made by a process that was killed. The row alone is no proof of that: the two files are compared.
    /// If the copy was the original itself under another name, and is gone with it, it comes back from the file that is still open.
    /// </summary>
    private static void DeleteCopied(DatabaseRow row)
    {
        using FileStream copy = Open(row.MoveTo!);
        using (FileStream original = Open(row.Path))
        {
            if (!SHA256.HashData(original).AsSpan().SequenceEqual(SHA256.HashData(copy))) return;
        }

        File.Delete(row.Path);
        if (File.Exists(row.MoveTo)) return;
        copy.Position = 0;
        using var back = new FileStream(row.MoveTo!, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        copy.CopyTo(back);
        back.Flush(flushToDisk: true);
        File.SetLastWriteTimeUtc(back.SafeFileHandle, row.Stamp.Modified);
    }

    /// <summary>Whether a file, and no link, is the picture of a row: size, time and content.</summary>
    private static bool IsPicture(string path, DatabaseRow row)
    {
        if (new FileInfo(path).LinkTarget is not null) return false;
        if (FileStamp.Of(path) is not { } stamp || stamp.Size != row.Stamp.Size) return false;
        if ((stamp.Modified - row.Stamp.Modified).Duration() > s_coarsestTime) return false;
        if (stamp.Size == 0) return true;
        using FileStream file = Open(path);
        return SHA256.HashData(file).AsSpan().SequenceEqual(row.ContentHash);
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
}
