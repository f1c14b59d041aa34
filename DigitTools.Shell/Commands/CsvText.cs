using System.Collections;
using System.Management.Automation;
using System.Text;

namespace DigitTools.Shell.Commands;

/// <summary>Rows of values as CSV (RFC 4180), written with every value quoted, as pwsh does.</summary>
internal static class CsvText
{
    /// <summary>The names that become the columns: a dictionary's keys, or an object's properties.</summary>
    internal static string[] Names(PSObject item) => item.BaseObject is IDictionary table
        ? table.Keys.Cast<object>().Select(key => key.ToString() ?? "").ToArray()
        : item.Properties.Select(property => property.Name).ToArray();

    internal static string Header(IEnumerable<string> names, char delimiter) => string.Join(delimiter, names.Select(Quote));

    internal static string Row(PSObject item, IEnumerable<string> names, char delimiter) =>
        string.Join(delimiter, names.Select(name => Value(item, name) is { } value ? Quote(value) : ""));

    /// <summary>Reads records one by one; line breaks and doubled quotes inside quotes belong to the value.</summary>
    internal static IEnumerable<string[]> Read(TextReader reader, char delimiter)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        bool quoted = false;
        bool any = false;
        for (int next = reader.Read(); next >= 0; next = reader.Read())
        {
            char character = (char)next;
            if (quoted)
            {
                if (character != '"')
                    field.Append(character);
                else if (reader.Peek() == '"')
                    field.Append((char)reader.Read());
                else
                    quoted = false;
            }
            else if (character == '"' && field.Length == 0)
            {
                (quoted, any) = (true, true);
            }
            else if (character == delimiter)
            {
                fields.Add(field.ToString());
                field.Clear();
                any = true;
            }
            else if (character is '\r' or '\n')
            {
                if (character == '\r' && reader.Peek() == '\n')
                    reader.Read();
                // An empty line is no record.
                if (any)
                    yield return Take();
            }
            else
            {
                field.Append(character);
                any = true;
            }
        }

        if (any)
            yield return Take();

        string[] Take()
        {
            fields.Add(field.ToString());
            field.Clear();
            any = false;
            string[] record = fields.ToArray();
            fields.Clear();
            return record;
        }
    }

    private static string Quote(string value) => "\"" + value.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static string? Value(PSObject item, string name)
    {
        if (item.BaseObject is IDictionary table)
            return table[name]?.ToString();
        try
        {
            return item.Properties[name]?.Value?.ToString();
        }
        catch (GetValueException)
        {
            // As in pwsh, a property that can't be read is an empty value, not the end of the export.
            return null;
        }
    }
}
