namespace DigitTools.Core;

/// <content>Errors of model files.</content>
internal static partial class Errors
{
    private const string InputNeeded =
        "one of N x 1 x 28 x 28 (or without N or 1, with 3 channels, channels last, in a row of 784, or with other sides from 8 to 256)";
    private const string NoFit = "What it gives for pictures doesn't fit them";
    private const string OutputNeeded = "one of N x 10, with a number for each digit, or the digit itself";
    private const string ConventionNeeded =
        "Write paper and ink, as 0..1, 0..255, -1..1, mean 0.1307 deviation 0.3081; then inverted, transposed, centered or resized.";

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

    public static DigitException ModelNotJoinable(string path) => Make(
        DigitErrorId.ModelInvalid, $"'{path}' can't be joined: it was not written by Invoke-DigitTraining.", path);

    public static DigitException ModelsOfTwoKinds(string path) => Make(
        DigitErrorId.ModelInvalid, $"'{path}' can't be joined with the others: some read single digits, some lines.", path);

    public static DigitException TooManyModels(string path, int count, int most) => Make(
        DigitErrorId.ModelInvalid, $"'{path}' would make it {count} models; {most} can be joined.", path);

    public static DigitException ModelReadsNoLines(string path, string inputs) => Make(
        DigitErrorId.ModelInvalid, $"'{path}' is no model for lines: its input is {inputs}; N x 1 x 32 x N is needed.", path);

    public static DigitException ModelInputs(string path, string inputs) => Make(
        DigitErrorId.ModelInvalid, $"'{path}' is not a digit classifier: its inputs are {inputs}; one is needed, of pictures.", path);

    public static DigitException ModelInput(string path, string inputs) => Make(
        DigitErrorId.ModelInvalid,
        $"'{path}' is not a digit classifier: its input is {inputs}; {InputNeeded} is needed.",
        path);

    public static DigitException ModelOutput(string path, string outputs) => Make(
        DigitErrorId.ModelInvalid,
        $"'{path}' is not a digit classifier: its output is {outputs}; {OutputNeeded} is needed.",
        path);

    public static DigitException ModelAnswers(string path, string inputs, string outputs) => Make(
        DigitErrorId.ModelInvalid,
        $"'{path}' is not a digit classifier: its input is {inputs}, its output {outputs}. {NoFit}; {OutputNeeded} is needed.",
        path);

    public static DigitException ModelGivesNoNumbers(string path) =>
        ModelInvalid(path, "what it gives for a picture are no numbers (NaN or infinite).");

    public static DigitException ModelDataNotFound(string path, string location) => Make(
        DigitErrorId.ModelInvalid,
        $"The weights of the model '{path}' are in another file, '{location}', and that is missing: put it beside the model.",
        path);

    public static DigitException ModelDataElsewhere(string path, string location) => Make(
        DigitErrorId.ModelInvalid,
        $"The model '{path}' wants to read its weights from '{location}'. Only a file in its own folder is read.",
        path);

    public static DigitException ModelDataInvalid(string path, string location, string reason, Exception? cause = null) => Make(
        DigitErrorId.ModelInvalid, $"The weights of the model '{path}' in '{location}' can't be read: {reason}", path, cause);

    public static DigitException ConventionInvalid(string text) => Make(
        DigitErrorId.ConventionInvalid,
        $"'{text}' is no convention for the input of a model. {ConventionNeeded}",
        text);
}
