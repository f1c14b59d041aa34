namespace DigitTools.Core;

/// <content>Errors of trainings.</content>
internal static partial class Errors
{
    public static DigitException CheckpointInvalid(string path, string reason, string? previous, Exception? cause = null) =>
        Make(DigitErrorId.CheckpointInvalid, $"The checkpoint '{path}' cannot be used: {reason}{(previous is null ? "" : $" The one before it is at '{previous}'.")}", path, cause);

    public static DigitException CheckpointMismatch(string path, string option, string stored, string asked) =>
        Make(DigitErrorId.CheckpointMismatch, $"The checkpoint '{path}' belongs to another training: its {option} is {stored}, and {asked} is asked for.", path);

    public static DigitException InitialModelForeign(string path) =>
        Make(DigitErrorId.ModelInvalid, $"'{path}' cannot be trained further: it was not written by Invoke-DigitTraining.", path);

    public static DigitException InitialModelArchitecture(string path, string stored, string asked) =>
        Make(DigitErrorId.ModelInvalid, $"'{path}' cannot be trained further as {asked}: its architecture is {stored}.", path);
}
