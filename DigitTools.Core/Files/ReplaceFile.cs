namespace DigitTools.Core.Files;

/// <summary>Writes files so that a reader, a full disk or a killed process meets the old file or the new one, never a part.</summary>
/// <remarks>
/// A file that is replaced hands on its permissions and, where the system lets us, its owner. A link stays: the file that it leads to is
/// replaced, as by a redirection of the shell. What a killed process left is cleared by the next write into the same folder.
/// </remarks>
internal static class ReplaceFile
{
    /// <summary>Writes to a temporary name beside the target, then moves it over the target.</summary>
    /// <param name="path">Full path of the file to write; its folder is made if it is missing.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.OutputNotWritable"/>: no permission, no space, no such drive.</exception>
    public static void Write(string path, Action<Stream> write) => Write(path, previousPath: null, write);

    /// <summary>As <see cref="Write(string, Action{Stream})"/>, and keeps what was there before.</summary>
    /// <param name="path">Full path of the file to write; its folder is made if it is missing.</param>
    /// <param name="previousPath">Takes what the path held before; null keeps nothing.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.OutputNotWritable"/>: no permission, no space, no such drive.</exception>
    public static void Write(string path, string? previousPath, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        WithTemporary(path, (target, temporary) =>
        {
            var rights = FileRights.Of(target);
            // Open until the file has its name: the lock of a writer is what keeps others from clearing its temporary file.
            using FileStream stream = TemporaryFile.Create(temporary, isPrivate: rights is not null);
            rights?.ApplyTo(stream.SafeFileHandle);
            write(stream);
            // To the disk before the move: a power cut must not leave the new name with an empty file.
            stream.Flush(flushToDisk: true);
            if (previousPath is not null && File.Exists(target)) File.Move(target, previousPath, overwrite: true);
            File.Move(temporary, target, overwrite: true);
        });
    }

    /// <summary>Finds out before hours of work whether their result can be written, by making and removing a file beside it.</summary>
    /// <param name="path">Full path of the file to write later.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.OutputNotWritable"/>.</exception>
    public static void Probe(string path) => WithTemporary(path, (target, temporary) =>
    {
        if (Directory.Exists(target)) throw new IOException("It is a directory.");
        TemporaryFile.Create(temporary, isPrivate: false).Dispose();
    });

    private static void WithTemporary(string path, Action<string, string> action)
    {
        string? temporary = null;
        try
        {
            string full = Path.GetFullPath(path);
            if (Path.GetDirectoryName(full) is { } made && !IsDevice(full))
            {
                // What the system says of it, that the file already exists, sounds like the one to write.
                if (File.Exists(made)) throw new IOException($"'{made}' is a file, no folder.");
                Directory.CreateDirectory(made);
            }

            string target = LinkTarget.Of(full);
            if (IsDevice(target)) throw new IOException("It is a device, which a file would replace.");
            string folder = Path.GetDirectoryName(target) ?? target;
            TemporaryFile.ClearAbandoned(folder);
            temporary = TemporaryFile.NameIn(folder);
            action(target, temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Errors.OutputNotWritable(path, e);
        }
        finally
        {
            if (temporary is not null && File.Exists(temporary)) File.Delete(temporary);
        }
    }

    /// <summary>
    /// Root may move a file over /dev/null, and nothing in the machine works as before. /dev/shm is a folder like any other.
    /// </summary>
    internal static bool IsDevice(string path) =>
        !OperatingSystem.IsWindows()
        && path.StartsWith("/dev/", StringComparison.Ordinal)
        && !path.StartsWith("/dev/shm/", StringComparison.Ordinal);
}
