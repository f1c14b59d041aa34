using Microsoft.Win32.SafeHandles;

namespace DigitTools.Core.Files;

/// <summary>
/// The way to open every file that somebody names: a regular one, or a link to one, and no larger than its kind can be. Opening anything
/// else could wait for ever for the other end of a pipe, and reading it could fill the memory from a device.
/// </summary>
internal static class RegularFile
{
    private const int Part = 1 << 20;
    private const string NoFile = "it is empty, or no regular file.";

    /// <summary>Opens a file for reading.</summary>
    /// <param name="path">A file; links are followed.</param>
    /// <param name="maximumLength">Bytes above which it is refused.</param>
    /// <param name="length">Its bytes, more than 0.</param>
    /// <param name="share">On Windows, whom the file may be open for elsewhere. Other systems have .NET's advisory lock, which is the same
    /// for all of these.</param>
    /// <exception cref="FileNotFoundException">There is nothing.</exception>
    /// <exception cref="DirectoryNotFoundException">There is not even its folder.</exception>
    /// <exception cref="FileRefusedException">It is no regular file, has nothing in it, or too much.</exception>
    /// <exception cref="IOException">It can't be opened; <see cref="SharingViolation.Is"/> if another program does not share
    /// it.</exception>
    /// <exception cref="UnauthorizedAccessException">No permission.</exception>
    public static SafeFileHandle Open(string path, long maximumLength, out long length, FileShare share = FileShare.Read)
    {
        if (path.Contains('\0', StringComparison.Ordinal)) throw new FileNotFoundException($"There is no file '{path}'.", path);
        RequireFile(path);
        SafeFileHandle handle = OperatingSystem.IsWindows() ? File.OpenHandle(path, share: share) : UnixFile.OpenRead(path);
        try
        {
            length = LengthOf(handle);
            if (length > maximumLength)
                throw new FileRefusedException(FormattableString.Invariant($"it has {length:N0} bytes; the limit is {maximumLength:N0}."));
            return handle;
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>As <see cref="Open"/>, to read as a stream.</summary>
    public static FileStream OpenStream(string path, long maximumLength) =>
        new(Open(path, maximumLength, out _), FileAccess.Read, bufferSize: 1 << 16);

    /// <summary>The whole content of a file.</summary>
    /// <param name="path">A file; links are followed.</param>
    /// <param name="maximumLength">Bytes above which it is refused, under 2 GB.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="IOException">As <see cref="Open"/>, or it became shorter meanwhile.</exception>
    /// <exception cref="UnauthorizedAccessException">No permission.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static byte[] ReadAll(string path, int maximumLength, CancellationToken cancellationToken = default)
    {
        using SafeFileHandle file = Open(path, maximumLength, out long length);
        byte[] bytes = new byte[length];
        Fill(file, bytes, cancellationToken);
        return bytes;
    }

    /// <summary>Reads a file from its start.</summary>
    /// <param name="file">The file.</param>
    /// <param name="bytes">Receives as many bytes as there is room for.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="IOException">The file has fewer, or can't be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void Fill(SafeFileHandle file, Span<byte> bytes, CancellationToken cancellationToken = default)
    {
        for (int total = 0, read; total < bytes.Length; total += read)
        {
            cancellationToken.ThrowIfCancellationRequested();
            read = RandomAccess.Read(file, bytes.Slice(total, Math.Min(Part, bytes.Length - total)), total);
            if (read == 0) throw new FileRefusedException("it became shorter while it was read.");
        }
    }

    /// <summary>Opens a file to append to it, and keeps others out meanwhile; makes it if it is missing.</summary>
    /// <param name="path">Full path; its folder is there.</param>
    /// <exception cref="IOException">It is no regular file, or can't be opened; <see cref="SharingViolation.Is"/> if another program has
    /// it.</exception>
    /// <exception cref="UnauthorizedAccessException">No permission.</exception>
    public static FileStream OpenAppend(string path)
    {
        // Windows keeps readers out by a lock like this one; elsewhere it concerns only who asks for it.
        if (OperatingSystem.IsWindows()) return new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read | FileShare.Delete);
        var link = new FileInfo(path);
        string target = link.LinkTarget is null ? path : link.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
        if (ReplaceFile.IsDevice(target)) throw new FileRefusedException("it is a device.");
        while (true)
        {
            try
            {
                return AtItsEnd(UnixFile.OpenWrite(target));
            }
            catch (FileNotFoundException)
            {
            }

            // A file that is made here is certain to be no pipe.
            try
            {
                return new FileStream(target, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            }
            catch (IOException) when (File.Exists(target))
            {
            }
        }
    }

    private static FileStream AtItsEnd(SafeFileHandle handle)
    {
        var file = new FileStream(handle, FileAccess.Write);
        if (file.CanSeek)
        {
            file.Seek(0, SeekOrigin.End);
            return file;
        }

        file.Dispose();
        throw new FileRefusedException("it is no regular file.");
    }

    /// <summary>What can be checked without opening: opening a device may already do something.</summary>
    private static void RequireFile(string path)
    {
        var file = new FileInfo(path);
        if ((int)file.Attributes != -1 && file.Attributes.HasFlag(FileAttributes.ReparsePoint))
            file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;

        if (file.Exists && file.Length == 0) throw new FileRefusedException(NoFile);
        if (!file.Exists && Directory.Exists(path)) throw new FileRefusedException("it is a directory.");
    }

    /// <summary>
    /// Bytes of what was opened, which may be another thing than was there a moment ago; a pipe has no length, and a device has 0.
    /// </summary>
    private static long LengthOf(SafeFileHandle handle)
    {
        try
        {
            return RandomAccess.GetLength(handle) is > 0 and var length ? length : throw new FileRefusedException(NoFile);
        }
        catch (NotSupportedException)
        {
            throw new FileRefusedException(NoFile);
        }
    }
}
