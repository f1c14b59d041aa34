namespace DigitTools.Core;

/// <summary>Writes files so that a reader, a full disk or a killed process meets the old file or the new one, never a part.</summary>
public static class ReplaceFile
{
    /// <summary>Writes to a temporary name beside the target, then moves it over the target.</summary>
    /// <param name="path">Full path of the file to write; its folder is made where it is missing.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.OutputNotWritable"/>: no permission, no space, no such drive.</exception>
    public static void Write(string path, Action<Stream> write) => Write(path, previousPath: null, write);

    /// <summary>As <see cref="Write(string, Action{Stream})"/>, and keeps what was there before.</summary>
    /// <param name="path">Full path of the file to write; its folder is made where it is missing.</param>
    /// <param name="previousPath">Takes what the path held before; null keeps nothing.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.OutputNotWritable"/>: no permission, no space, no such drive.</exception>
    public static void Write(string path, string? previousPath, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        WithTemporary(path, temporary =>
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(stream);
                // To the disk before the move: a power cut must not leave the new name with an empty file.
                stream.Flush(flushToDisk: true);
            }

            if (previousPath is not null && File.Exists(path)) File.Move(path, previousPath, overwrite: true);
            File.Move(temporary, path, overwrite: true);
        });
    }

    /// <summary>Finds out before hours of work whether their result can be written, by making and removing a file beside it.</summary>
    /// <param name="path">Full path of the file to write later.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.OutputNotWritable"/>.</exception>
    public static void Probe(string path) => WithTemporary(path, temporary =>
    {
        if (Directory.Exists(path)) throw new IOException("It is a directory.");
        File.WriteAllBytes(temporary, []);
    });

    private static void WithTemporary(string path, Action<string> action)
    {
        if (IsDevice(Path.GetFullPath(path))) throw Errors.OutputNotWritable(path, new IOException("It is a device, which a file would replace."));
        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? path;
        string temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Environment.ProcessId}-{Guid.NewGuid():N}.tmp");
        try
        {
            Directory.CreateDirectory(folder);
            action(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Errors.OutputNotWritable(path, e);
        }
        finally
        {
            if (File.Exists(temporary)) File.Delete(temporary);
        }
    }

    /// <summary>Root may move a file over /dev/null, and nothing in the machine works as before. /dev/shm is a folder like any other.</summary>
    internal static bool IsDevice(string path) =>
        !OperatingSystem.IsWindows() && path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal);
}
