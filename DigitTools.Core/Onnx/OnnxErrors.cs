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

    public static DigitException ModelReadsLines(string path) => Make(
        DigitErrorId.ModelInvalid, $"'{path}' reads lines of digits, not single ones: it is a model for Get-DigitText.", path);

    public static DigitException ModelReadsDigits(string path) => Make(
        DigitErrorId.ModelInvalid, $"'{path}' reads single digits, not lines: it is a model for Get-DigitPrediction.", path);

    public static DigitException ModelReadsNoLines(string path, string input, string shape) => Make(
        DigitErrorId.ModelInvalid,
        $"'{path}' is no model for lines: its input '{input}' has the shape {shape}; N x 1 x 32 x N is needed.",
        path);
}
