using System.Management.Automation;
using DigitTools.Core.Transcription;

namespace DigitTools.Support;

/// <summary>What <c>-Length</c> and <c>-Pattern</c> say of a text.</summary>
internal static class KnownForm
{
    /// <summary>Puts both together; a pattern that no text can have ends the command.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="lengths">Numbers of digits that are possible; empty for any.</param>
    /// <param name="text">The pattern; null for any form.</param>
    public static TextForm Of(Cmdlet command, int[] lengths, string? text)
    {
        DigitPattern? pattern = text is null ? null : DigitPattern.Parse(text);
        if (text is not null && pattern is null)
            command.ThrowTerminatingError(ErrorRecords.PatternInvalid(text, Text.Format(Strings.PatternWithoutDigits, text)));
        if (pattern is not null && lengths.Length > 0 && !lengths.Contains(pattern.Count))
        {
            string message = Text.Format(Strings.PatternOfOtherLength, text!, pattern.Count);
            command.ThrowTerminatingError(ErrorRecords.PatternInvalid(text!, message));
        }

        return new TextForm { Lengths = [.. lengths.Distinct()], Pattern = pattern };
    }
}
