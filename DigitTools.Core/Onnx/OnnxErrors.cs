namespace DigitTools.Core;

/// <content>Errors of model files.</content>
internal static partial class Errors
{
    public static DigitException ModelNotFound(string path) =>
        Make(DigitErrorId.ModelNotFound, $"There is no model at '{path}'.", path);

    public static DigitException ModelUnreadable(string path, Exception cause) =>
        Make(DigitErrorId.ModelUnreadable, $"The model '{path}' cannot be read: {cause.Message}", path, cause);

    public static DigitException ModelInvalid(string path, string reason, Exception? cause = null) =>
        Make(DigitErrorId.ModelInvalid, $"'{path}' is not a digit classifier: {reason}", path, cause);
}
