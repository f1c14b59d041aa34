namespace DigitTools.Core;

/// <summary>
/// Every error of the core, one factory method each: what, where, and what is expected instead. Each folder has the part with its own.
/// </summary>
internal static partial class Errors
{
    public static DigitException OutputNotWritable(string path, Exception cause) =>
        Make(DigitErrorId.OutputNotWritable, $"'{path}' cannot be written: {cause.Message}", path, cause);

    /// <summary>The text is the same in every culture: the logs of servers in two countries can be compared.</summary>
    private static DigitException Make(
        DigitErrorId id, FormattableString text, string target, Exception? cause = null, string? advice = null) =>
        new(id, FormattableString.Invariant(text), target, cause) { Advice = advice };
}
