using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Numerics;
using Newtonsoft.Json;

namespace DigitTools.Shell.Commands;

/// <summary>Writes objects as JSON with the rules of pwsh: dictionaries and properties as members, sequences as arrays.</summary>
internal sealed class JsonConverter(JsonWriter writer, int maximumDepth, bool enumsAsStrings)
{
    /// <summary>Whether something lay deeper than the maximum, and was written as its text.</summary>
    internal bool Truncated { get; private set; }

    internal void Write(object? value, int depth)
    {
        object? plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        switch (plain)
        {
            case null or DBNull:
                writer.WriteNull();
                break;
            case Enum item:
                if (enumsAsStrings)
                    writer.WriteValue(item.ToString());
                else
                    writer.WriteValue(Convert.ChangeType(item, Enum.GetUnderlyingType(item.GetType()), CultureInfo.InvariantCulture));
                break;
            case string or bool or byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal
                or DateTime or DateTimeOffset or Guid or Uri or BigInteger:
                writer.WriteValue(plain);
                break;
            case char character:
                writer.WriteValue(character.ToString());
                break;
            case SwitchParameter given:
                writer.WriteValue(given.IsPresent);
                break;
            default:
                if (depth > maximumDepth)
                {
                    Truncated = true;
                    writer.WriteValue(LanguagePrimitives.ConvertTo<string>(value));
                }
                else if (plain is IDictionary table)
                {
                    WriteMembers(table.Cast<DictionaryEntry>().Select(entry => (entry.Key.ToString() ?? "", entry.Value)), depth);
                }
                else if (LanguagePrimitives.GetEnumerable(plain) is { } items)
                {
                    writer.WriteStartArray();
                    foreach (object? item in items)
                        Write(item, depth + 1);
                    writer.WriteEndArray();
                }
                else
                {
                    WriteMembers(PSObject.AsPSObject(value!).Properties.Select(property => (property.Name, ValueOf(property))), depth);
                }

                break;
        }
    }

    private void WriteMembers(IEnumerable<(string Name, object? Value)> members, int depth)
    {
        writer.WriteStartObject();
        foreach ((string name, object? value) in members)
        {
            writer.WritePropertyName(name);
            Write(value, depth + 1);
        }

        writer.WriteEndObject();
    }

    private static object? ValueOf(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            // As in pwsh, a property that can't be read is null.
            return null;
        }
    }
}
