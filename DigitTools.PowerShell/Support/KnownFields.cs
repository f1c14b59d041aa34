using System.Management.Automation;
using DigitTools.Core.Recognition.Grids;
using DigitTools.Core.Transcription;

namespace DigitTools.Support;

/// <summary>What <c>-Region</c> says of where to read.</summary>
internal static class KnownFields
{
    /// <summary>Fields without a name; a region that none can be ends the command.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="regions">Each left, top, width and height.</param>
    public static FormField[] Of(Cmdlet command, string[] regions) => Array.ConvertAll(regions, text =>
    {
        if (!FieldRegion.TryParse(text, out FieldRegion region, out string? why))
            command.ThrowTerminatingError(ErrorRecords.RegionInvalid(text, Text.Format(Strings.RegionInvalid, why)));
        return new FormField("", region, FieldKind.Any, TextForm.Any);
    });
}
