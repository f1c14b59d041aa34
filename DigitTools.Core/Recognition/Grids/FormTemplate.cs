using DigitTools.Core.Transcription;
using Microsoft.VisualBasic.FileIO;

namespace DigitTools.Core.Recognition.Grids;

/// <summary>Reads which fields a form has.</summary>
internal static class FormTemplate
{
    /// <summary>
    /// Reads a table with the columns <c>name</c>, <c>region</c> - or <c>left</c>, <c>top</c>, <c>width</c>, <c>height</c> -, and perhaps
    /// <c>kind</c>, <c>pattern</c> and <c>length</c>, in any order.
    /// </summary>
    /// <param name="path">Full path.</param>
    /// <returns>At least one field, in the order of the file.</returns>
    /// <exception cref="DigitException"><see cref="DigitErrorId.TemplateInvalid"/>: no such file, or something in it isn't right.
    /// </exception>
    public static IReadOnlyList<FormField> Read(string path)
    {
        if (!File.Exists(path)) throw Errors.TemplateNotFound(path);
        var fields = new List<FormField>();
        try
        {
            string delimiter = DelimiterOf(path);
            using var parser = new TextFieldParser(path) { Delimiters = [delimiter] };
            var columns = TemplateColumns.Of(path, parser.ReadFields() ?? [], hasDecimalComma: delimiter != ",");
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            while (!parser.EndOfData)
            {
                long line = parser.LineNumber;
                string[] row = parser.ReadFields() ?? [];
                if (Array.TrueForAll(row, string.IsNullOrWhiteSpace)) continue;
                FormField field = Field(columns, row, out string? why);
                if (why is null && !names.Add(field.Name)) why = $"there is a field '{field.Name}' above already";
                if (why is not null) throw Errors.TemplateInvalid(path, line, why);
                fields.Add(field);
            }
        }
        catch (MalformedLineException e)
        {
            throw Errors.TemplateInvalid(path, e.LineNumber, "its quotation marks don't go together");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Errors.TemplateUnreadable(path, e);
        }

        return fields.Count > 0 ? fields : throw Errors.TemplateEmpty(path);
    }

    private static FormField Field(TemplateColumns columns, string[] row, out string? why)
    {
        string name = columns.Name(row);
        why = name.Length == 0 ? "the field has no name" : null;
        FieldRegion region = default;
        if (why is null && !FieldRegion.TryParse(columns.Region(row), out region, out string? wrong))
            why = columns.HasMore(row) ? "it has more columns than the first line; a region with commas stands in quotation marks" : wrong;
        (FieldKind kind, TextForm form) = (FieldKind.Any, TextForm.Any);
        if (why is null && !FieldForm.TryParse(columns.Kind(row), columns.Pattern(row), columns.Length(row), out kind, out form, out wrong))
            why = wrong;
        return new FormField(name, region, kind, form);
    }

    /// <summary>Spreadsheets of countries with a decimal comma part columns by a semicolon; what is pasted from one has tabs.</summary>
    private static string DelimiterOf(string path)
    {
        string first = File.ReadLines(path).FirstOrDefault(line => !string.IsNullOrWhiteSpace(line)) ?? "";
        return first.Contains(';', StringComparison.Ordinal) ? ";" : first.Contains('\t', StringComparison.Ordinal) ? "\t" : ",";
    }
}
