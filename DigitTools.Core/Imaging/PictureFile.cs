using System.Globalization;

namespace DigitTools.Core.Imaging;

/// <summary>The bytes of a picture file, in native memory, where the decoder reads them without a copy.</summary>
internal static class PictureFile
{
    /// <summary>Bytes. More than any picture within sensible limits needs; it keeps a disk image from being read into memory.</summary>
    private const long MaximumLength = 1L << 30;

    /// <summary>Reads the whole file.</summary>
    /// <param name="path">A file; links are followed.</param>
    /// <param name="evenIfInUse">Reads a picture that another program is writing too, if that one shares it.</param>
    /// <returns>The bytes, which the caller disposes.</returns>
    /// <exception cref="DigitException">PictureNotFound, PictureIsDirectory, PictureUnreadable or PictureLocked.</exception>
    public static PictureBytes Load(string path, bool evenIfInUse = true)
    {
        long length = MeasuredLength(path);
        try
        {
            // On Windows the sharing says whom the file may be open for elsewhere. Other systems have .NET's own advisory lock, which is the same for both.
            using var handle = File.OpenHandle(path, share: evenIfInUse ? FileShare.ReadWrite | FileShare.Delete : FileShare.Read | FileShare.Delete);
            return ReadAll(path, handle, length);
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Errors.PictureNotFound(path);
        }
        catch (IOException cause) when (SharingViolation.Is(cause))
        {
            throw Errors.PictureLocked(path, cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Errors.PictureUnreadable(path, cause.Message, cause);
        }
    }

    private static PictureBytes ReadAll(string path, Microsoft.Win32.SafeHandles.SafeFileHandle handle, long length)
    {
        var bytes = new PictureBytes((int)length);
        try
        {
            int total = 0;
            while (total < length)
            {
                int read = RandomAccess.Read(handle, bytes.Span[total..], total);
                if (read == 0) throw Errors.PictureUnreadable(path, "it became shorter while it was read.");

                total += read;
            }

            return bytes;
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    /// <summary>The length in bytes, found without opening: to open a pipe or a terminal would wait for its other end.</summary>
    private static long MeasuredLength(string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal)) throw Errors.PictureNotFound(path);

        try
        {
            var file = new FileInfo(path);
            if ((int)file.Attributes != -1 && file.Attributes.HasFlag(FileAttributes.ReparsePoint))
                file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;

            if (!file.Exists)
                throw Directory.Exists(path) ? Errors.PictureIsDirectory(path) : Errors.PictureNotFound(path);

            return file.Length switch
            {
                0 => throw Errors.PictureUnreadable(path, "it is empty, or no regular file."),
                > MaximumLength => throw Errors.PictureUnreadable(
                    path, string.Create(CultureInfo.InvariantCulture, $"its {file.Length:N0} bytes are more than a picture has.")),
                var length => length,
            };
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Errors.PictureUnreadable(path, cause.Message, cause);
        }
    }
}
