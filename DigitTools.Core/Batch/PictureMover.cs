using System.Globalization;
using System.Security.Cryptography;

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

    /// <summary>Coarsest time that a file system keeps, FAT's: a copy may be younger or older by as much.</summary>
    private static readonly TimeSpan s_coarsestTime = TimeSpan.FromSeconds(2);

    /// <summary>Moves a picture.</summary>
    /// <param name="row">The picture, with <see cref="LedgerRow.MoveTo"/>.</param>
    /// <param name="resume">Takes up what an earlier try left, whose process was killed.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.MoveFailed"/>: no permission, no space, no such drive; the picture is where it was.</exception>
    public static Outcome Move(LedgerRow row, bool resume)
    {
        string to = row.MoveTo!;
        try
        {
            if (resume && File.Exists(TemporaryOf(row))) File.Delete(TemporaryOf(row));
            bool isHere = FileStamp.Of(row.Path) == row.Stamp;
            if (resume && IsPicture(to, row))
            {
                // Copied by a process that did not live to remove the original.
                if (isHere) DeleteOriginal(row);
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
        catch (FileNotFoundException)
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
    private static Outcome Verify(LedgerRow row)
    {
        if (FileStamp.Of(row.MoveTo!) == row.Stamp) return Outcome.Moved;
        ExclusiveRename.Try(row.MoveTo!, row.Path);
        return Outcome.Gone;
    }

    /// <summary>Copies beside the target, to a name that tells the row, then renames: a kill leaves the original, and at most that copy, which the next try replaces.</summary>
    private static Outcome Copy(LedgerRow row)
    {
        string temporary = TemporaryOf(row);
        try
        {
            using (var from = new FileStream(row.Path, FileMode.Open, FileAccess.Read, FileShare.Read))
            using (var to = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                from.CopyTo(to);
                to.Flush(flushToDisk: true);
            }

            File.SetLastWriteTimeUtc(temporary, File.GetLastWriteTimeUtc(row.Path));
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(temporary, File.GetUnixFileMode(row.Path));
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

    private static string TemporaryOf(LedgerRow row) =>
        Path.Combine(Path.GetDirectoryName(row.MoveTo!)!, string.Create(CultureInfo.InvariantCulture, $".{row.Run.RunId}-{row.Id}.tmp"));

    /// <summary>A folder that pictures can be read from and not be removed from must not fill another one with copies, one a run.</summary>
    private static void DeleteOriginal(LedgerRow row)
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

    /// <summary>Whether a file is the picture of a row: size, time and content.</summary>
    private static bool IsPicture(string path, LedgerRow row)
    {
        if (FileStamp.Of(path) is not { } stamp || stamp.Size != row.Stamp.Size || (stamp.Modified - row.Stamp.Modified).Duration() > s_coarsestTime) return false;
        using FileStream file = File.OpenRead(path);
        return SHA256.HashData(file).AsSpan().SequenceEqual(row.ContentHash);
    }
}
