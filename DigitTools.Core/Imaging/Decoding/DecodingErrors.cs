namespace DigitTools.Core;

/// <content>Errors of picture files.</content>
internal static partial class Errors
{
    public static DigitException PictureNotFound(string path) =>
        Make(DigitErrorId.PictureNotFound, $"There is no picture at '{path}'.", path);

    public static DigitException PictureIsDirectory(string path) =>
        Make(DigitErrorId.PictureIsDirectory, $"'{path}' is a directory, not a picture.", path);

    public static DigitException PictureUnreadable(string path, string reason, Exception? cause = null) =>
        Make(DigitErrorId.PictureUnreadable, $"'{path}' cannot be read as a picture: {reason}", path, cause);

    public static DigitException PictureTooLarge(string path, int width, int height, long limit) =>
        Make(DigitErrorId.PictureTooLarge, $"'{path}' has {width:N0} x {height:N0} pixels; the limit is {limit:N0}.", path);

    public static DigitException InterlacedPictureTooLarge(string path, long bytes, long limit) =>
        Make(DigitErrorId.PictureTooLarge, $"'{path}' is an interlaced PNG of {bytes:N0} bytes unpacked; the limit is {limit:N0}.", path);

    public static DigitException PictureOfTooManyScans(string path, int scans, int width, int height, long limit) =>
        Make(
            DigitErrorId.PictureTooLarge,
            $"'{path}' is a JPEG of {scans:N0} scans; the limit for {width:N0} x {height:N0} pixels is {limit:N0}.",
            path);

    public static DigitException PictureFileTooShort(string path, long length, int width, int height) =>
        PictureUnreadable(
            path, FormattableString.Invariant($"its {length:N0} bytes can't hold the {width:N0} x {height:N0} pixels that it claims."));

    public static DigitException PictureFileTooLong(string path, long length, int width, int height, long limit) =>
        PictureUnreadable(
            path, FormattableString.Invariant($"it has {length:N0} bytes; the limit for {width:N0} x {height:N0} pixels is {limit:N0}."));

    public static DigitException PictureStreamTooLong(string name, long limit) =>
        Make(DigitErrorId.PictureTooLarge, $"'{name}' has more than {limit:N0} bytes, which is the limit for a stream.", name);

    public static DigitException PictureFormatUnsupported(string path, string format, string wayOut) =>
        Make(DigitErrorId.PictureFormatUnsupported, $"'{path}' is {format}, which is not read: {wayOut}.", path);

    public static DigitException PageIsNoPicture(string path, string found) =>
        Make(
            DigitErrorId.PictureFormatUnsupported,
            $"'{path}' is not one scanned picture: {found}. Draw it as a picture first, with 'pdftoppm -r 300 -png' for example.",
            path);

    public static DigitException PdfProtected(string path, Exception cause) =>
        PictureUnreadable(path, "it is protected by a password. Save it without one, with 'qpdf --decrypt' for example.", cause);

    public static DigitException PictureHasPages(string path, int count) =>
        PictureUnreadable(
            path,
            FormattableString.Invariant($"it has {count:N0} pages, where one picture is expected. Save each page as a file of its own."));

    public static DigitException PageNotFound(string path, int page, int count) =>
        PictureUnreadable(path, FormattableString.Invariant($"there is no page {page:N0}; it has {count:N0}."));

    public static DigitException PictureOfTooManyPages(string path, int limit) =>
        Make(DigitErrorId.PictureTooLarge, $"'{path}' has more than {limit:N0} pages.", path);

    /// <summary>An error of one page of a file with several: the same kind, and no factory of its own.</summary>
    internal static DigitException OfPage(DigitException error, int page) =>
        Make(error.Id, $"Page {page}: {error.Message}", error.Target, error.InnerException, error.Advice);

    public static DigitException PictureEndless(string name, int width, int height, long limit) =>
        PictureUnreadable(
            name, FormattableString.Invariant($"it goes on behind {limit:N0} bytes, the limit for {width:N0} x {height:N0} pixels."));

    public static DigitException PictureEndless(string name, long limit) =>
        PictureUnreadable(name, FormattableString.Invariant($"it goes on behind {limit:N0} bytes, the limit for any file."));

    public static DigitException PictureStreamAtEnd(string name) =>
        PictureUnreadable(name, "the stream has nothing left to read: set its Position to where the picture begins, 0 for example.");

    public static DigitException PictureWithoutBytes(string name) => PictureUnreadable(name, "it has no bytes.");

    public static DigitException PictureLocked(string path, Exception cause) =>
        Make(DigitErrorId.PictureLocked, $"'{path}' is in use by another program.", path, cause);
}
