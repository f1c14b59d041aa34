namespace DigitTools.Core;

/// <content>Errors of trainings.</content>
internal static partial class Errors
{
    public static DigitException CheckpointInvalid(string path, string reason, string? previous, Exception? cause = null)
    {
        string before = previous is null ? "" : $" The one before it is at '{previous}'.";
        return Make(DigitErrorId.CheckpointInvalid, $"The checkpoint '{path}' cannot be used: {reason}{before}", path, cause);
    }

    public static DigitException CheckpointMismatch(string path, string option, string stored, string asked) => Make(
        DigitErrorId.CheckpointMismatch,
        $"The checkpoint '{path}' belongs to another training: its {option} is {stored}, and {asked} is asked for.",
        path);

    public static DigitException CheckpointOfOtherRecipe(string path) => Make(
        DigitErrorId.CheckpointMismatch,
        $"The checkpoint '{path}' was made by a version of DigitTools that trains in another way.",
        path);

    public static DigitException InitialModelForeign(string path) =>
        Make(DigitErrorId.ModelInvalid, $"'{path}' cannot be trained further: it was not written by Invoke-DigitTraining.", path);

    public static DigitException InitialModelArchitecture(string path, string stored, string asked) =>
        Make(DigitErrorId.ModelInvalid, $"'{path}' cannot be trained further as {asked}: its architecture is {stored}.", path);

    public static DigitException CalibrationModelForeign(string path) =>
        Make(DigitErrorId.ModelInvalid, $"'{path}' says nothing of its temperature: it was not written by Invoke-DigitTraining.", path);

    public static DigitException CalibrationModelArchitecture(string path, string stored, string asked) => Make(
        DigitErrorId.ModelInvalid, $"The temperature of '{path}' says nothing of {asked}: its architecture is {stored}.", path);

    public static DigitException TrainingDiverged(string output, Exception cause, string? checkpoint, string? rescued) =>
        Make(DigitErrorId.TrainingDiverged, $"{cause.Message} '{output}' was not written.{Left(checkpoint, rescued)}", output, cause);

    public static DigitException TrainingFailed(string output, string reason, string? checkpoint, string? rescued, Exception cause) => Make(
        DigitErrorId.TrainingFailed,
        $"libtorch failed: {reason.TrimEnd('.')}. '{output}' was not written.{Left(checkpoint, rescued)}",
        output,
        cause);

    public static DigitException ModelNotWritable(string output, DigitException cause, string? checkpoint, string? rescued)
    {
        string place = rescued is null ? "The trained model could not be kept elsewhere." : $"The trained model is at '{rescued}' instead.";
        string left = Left(checkpoint, rescued: null);
        return Make(DigitErrorId.OutputNotWritable, $"{cause.Message.TrimEnd('.')}. {place}{left}", output, cause);
    }

    /// <summary>What an error leaves of a training.</summary>
    private static string Left(string? checkpoint, string? rescued) =>
        (checkpoint is null ? "" : $" The last good checkpoint is '{checkpoint}'.")
        + (rescued is null ? "" : $" The best network until then is at '{rescued}'.");
}
