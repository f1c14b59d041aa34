using System.Text.Json;
using DigitTools.Core.Recognition.Grids;
using DigitTools.Core.Transcription;

namespace DigitTools.Core.Database;

/// <summary>The fields of a form as JSON, and back.</summary>
internal static class FormJson
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    /// <summary>Writes fields.</summary>
    public static string Write(IReadOnlyList<FormField> fields) => JsonSerializer.Serialize(fields.Select(Entry.Of), s_options);

    /// <summary>Reads fields; null if they are none.</summary>
    public static IReadOnlyList<FormField>? Read(string json)
    {
        try
        {
            Entry?[]? entries = JsonSerializer.Deserialize<Entry?[]>(json, s_options);
            FormField[]? fields = entries?.Select(entry => entry?.Field()).OfType<FormField>().ToArray();
            return fields?.Length == entries?.Length ? fields : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>One of them. Region: left, top, width, height.</summary>
    private sealed record Entry(
        string? Name, double[]? Region, bool IsShare, string? Kind, int[]? Lengths = null, string? Pattern = null)
    {
        public static Entry Of(FormField field) => new(
            field.Name,
            [field.Region.Left, field.Region.Top, field.Region.Width, field.Region.Height],
            field.Region.IsShare,
            field.Kind.ToString(),
            field.Form.Lengths.Count == 0 ? null : [.. field.Form.Lengths],
            field.Form.Pattern?.Text);

        public FormField? Field()
        {
            if (Name is null || Region is not [>= 0, >= 0, > 0, > 0] || !Array.TrueForAll(Region, double.IsFinite)) return null;
            if (Kind is null || !DatabaseChoice<FieldKind>.Values.TryGetValue(Kind, out FieldKind kind)) return null;
            var region = new FieldRegion(Region[0], Region[1], Region[2], Region[3], IsShare);
            return Form() is { } form ? new FormField(Name, region, kind, form) : null;
        }

        private TextForm? Form()
        {
            if (Lengths is not null && !Array.TrueForAll(Lengths, n => n is >= 1 and <= TextForm.MostDigits)) return null;
            if (Pattern is null) return new TextForm { Lengths = Lengths ?? [] };
            return DigitPattern.Parse(Pattern) is { } pattern ? new TextForm { Lengths = Lengths ?? [], Pattern = pattern } : null;
        }
    }
}
