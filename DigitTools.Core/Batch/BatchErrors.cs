namespace DigitTools.Core;

/// <content>Errors of batches.</content>
internal static partial class Errors
{
    public static DigitException FolderNotFound(string path) =>
        Make(DigitErrorId.FolderNotFound, $"There is no folder at '{path}'.", path);

    public static DigitException FolderUnreadable(string path, Exception cause) =>
        Make(DigitErrorId.FolderNotFound, $"The folder '{path}' cannot be read: {cause.Message}", path, cause);

    public static DigitException MoveFailed(string path, string destination, Exception cause) =>
        Make(DigitErrorId.MoveFailed, $"'{path}' cannot be moved to '{destination}': {cause.Message}", path, cause);

    public static DigitException MoveSenseless(string path) =>
        Make(DigitErrorId.MoveFailed, $"'{path}' cannot be moved to where its database says: that is no path. It stays where it is.", path);
}
