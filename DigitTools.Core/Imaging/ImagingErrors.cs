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

    public static DigitException PictureLocked(string path, Exception cause) =>
        Make(DigitErrorId.PictureLocked, $"'{path}' is in use by another program.", path, cause);
}
