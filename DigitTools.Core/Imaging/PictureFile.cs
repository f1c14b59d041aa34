namespace DigitTools.Core.Imaging;

/// <summary>The bytes of a picture file, in native memory, where the decoder reads them without a copy.</summary>
internal static unsafe class PictureFile
{
    /// <summary>Bytes. More than any picture within sensible limits needs; it keeps a disk image from being read into memory.</summary>
    private const long MaximumLength = 1L << 30;

    /// <summary>Reads the whole file.</summary>
    /// <param name="path">A file; links are followed.</param>
    /// <returns>Data of Skia, which the caller releases.</returns>
    /// <exception cref="DigitException">PictureNotFound, PictureIsDirectory or PictureUnreadable.</exception>
    public static nint Load(string path)
    {
        long length = MeasuredLength(path);
        try
        {
            // Sharing everything saves two locking calls a file, and a picture still open elsewhere can be read.
            using var handle = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
            return ReadAll(path, handle, length);
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Errors.PictureNotFound(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Errors.PictureUnreadable(path, cause.Message, cause);
        }
    }

    private static nint ReadAll(string path, Microsoft.Win32.SafeHandles.SafeFileHandle handle, long length)
    {
        nint data = SkiaCodec.NewData((nint)length);
        try
        {
            var bytes = new Span<byte>(SkiaCodec.DataBytes(data), (int)length);
            int total = 0;
            while (total < bytes.Length)
            {
                int read = RandomAccess.Read(handle, bytes[total..], total);
                if (read == 0) throw Errors.PictureUnreadable(path, "it became shorter while it was read.");

                total += read;
            }

            return data;
        }
        catch
        {
            SkiaCodec.ReleaseData(data);
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
                > MaximumLength => throw Errors.PictureUnreadable(path, $"its {file.Length:N0} bytes are more than a picture has."),
                var length => length,
            };
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Errors.PictureUnreadable(path, cause.Message, cause);
        }
    }
}
