using DigitTools.Core.Files;
using Microsoft.Win32.SafeHandles;

namespace DigitTools.Core.Imaging.Decoding;

/// <summary>The bytes of a picture file, in native memory, where the decoder reads them without a copy.</summary>
internal static class PictureFile
{
    /// <summary>Bytes. More than any picture within sensible limits needs; it keeps a disk image from being read into memory.</summary>
    public const long MaximumLength = 1L << 30;

    /// <summary>Bytes that are read first of a long file, to find its size; there are profiles and previews before the pixels.</summary>
    private const int HeadLength = 16 << 20;

    /// <summary>Reads the whole file.</summary>
    /// <param name="path">A file; links are followed.</param>
    /// <param name="evenIfInUse">Whether to read a picture that another program has open for writing, if that program shares it.</param>
    /// <returns>The bytes, which the caller disposes.</returns>
    /// <exception cref="DigitException">PictureNotFound, PictureIsDirectory, PictureUnreadable or PictureLocked.</exception>
    public static PictureBytes Load(string path, bool evenIfInUse = true)
    {
        try
        {
            FileShare share = evenIfInUse ? FileShare.ReadWrite | FileShare.Delete : FileShare.Read | FileShare.Delete;
            using SafeFileHandle file = RegularFile.Open(path, MaximumLength, out long length, share);
            return ReadAll(path, file, (int)length);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw ErrorOf(path, cause);
        }
    }

    /// <summary>Takes the bytes of a picture that is no file.</summary>
    /// <param name="name">What people call it, for messages.</param>
    /// <param name="content">All bytes.</param>
    /// <returns>A copy, which the caller disposes.</returns>
    /// <exception cref="DigitException">PictureUnreadable: there are none, or too many.</exception>
    public static PictureBytes Copy(string name, ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty) throw Errors.PictureWithoutBytes(name);
        if (content.Length > PictureLimits.FreeBytes) PictureReader.CheckLength(name, content.Length, HeadOf(content));

        var bytes = new PictureBytes(content.Length);
        content.CopyTo(bytes.Span);
        return bytes;
    }

    /// <summary>The first bytes of many: there are profiles and previews before the pixels.</summary>
    /// <param name="content">All bytes, or the first.</param>
    /// <returns>A copy, which the caller disposes.</returns>
    public static PictureBytes HeadOf(ReadOnlySpan<byte> content)
    {
        var head = new PictureBytes(Math.Min(content.Length, HeadLength));
        content[..head.Span.Length].CopyTo(head.Span);
        return head;
    }

    /// <summary>The error of a picture that could not be opened or read.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="cause">What the system says: an <see cref="IOException"/>, or an <see cref="UnauthorizedAccessException"/>.</param>
    public static DigitException ErrorOf(string path, Exception cause) => cause switch
    {
        FileNotFoundException or DirectoryNotFoundException => Errors.PictureNotFound(path),
        IOException e when SharingViolation.Is(e) => Errors.PictureLocked(path, cause),
        _ when Directory.Exists(path) => Errors.PictureIsDirectory(path),
        _ => Errors.PictureUnreadable(path, cause.Message, cause),
    };

    private static PictureBytes ReadAll(string path, SafeFileHandle file, int length)
    {
        if (length > PictureLimits.FreeBytes)
        {
            PictureReader.CheckLength(path, length, ReadFirst(file, HeadLength));
        }

        return ReadFirst(file, length);
    }

    private static PictureBytes ReadFirst(SafeFileHandle file, int length)
    {
        var bytes = new PictureBytes(length);
        try
        {
            RegularFile.Fill(file, bytes.Span);
            return bytes;
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }
}
