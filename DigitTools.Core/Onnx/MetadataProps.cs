using System.Text;

namespace DigitTools.Core.Onnx;

/// <summary>The texts in a model file beside its graph: the field <c>metadata_props</c> of ONNX's format.</summary>
/// <remarks>
/// ONNX Runtime gives them too, but only once it is loaded, and looks for the end of each text byte by byte: that takes as long as to open
/// the model where others lie among them (<see cref="JoinedModel"/>).
/// </remarks>
internal static class MetadataProps
{
    private const long Props = 14, Key = 1, Value = 2;

    /// <summary>The texts by their keys.</summary>
    /// <param name="model">The file.</param>
    /// <returns>Null where that is no message of protobuf, and so no ONNX.</returns>
    public static Dictionary<string, string>? Of(byte[] model)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            using var reader = new BinaryReader(new MemoryStream(model));
            while (reader.BaseStream.Position < model.Length)
            {
                (long field, long end) = Enter(reader, model.Length);
                if (field == Props) Add(reader, end, texts);
                reader.BaseStream.Position = end;
            }

            return texts;
        }
        catch (Exception e) when (e is IOException or FormatException)
        {
            return null;
        }
    }

    private static void Add(BinaryReader reader, long end, Dictionary<string, string> texts)
    {
        string key = "", value = "";
        while (reader.BaseStream.Position < end)
        {
            (long field, long last) = Enter(reader, end);
            string text = Encoding.UTF8.GetString(reader.ReadBytes((int)(last - reader.BaseStream.Position)));
            if (field == Key) key = text;
            if (field == Value) value = text;
        }

        texts[key] = value;
    }

    /// <summary>Reads which field comes, and how far it reaches; a number is read with it.</summary>
    /// <param name="reader">At its start.</param>
    /// <param name="limit">How far the message reaches that it is in.</param>
    /// <exception cref="IOException">It reaches beyond the message.</exception>
    /// <exception cref="FormatException">It is none.</exception>
    private static (long Field, long End) Enter(BinaryReader reader, long limit)
    {
        long tag = reader.Read7BitEncodedInt64(), length = 0;
        if (tag >> 3 <= 0) throw new FormatException();
        switch (tag & 7)
        {
            case 0:
                reader.Read7BitEncodedInt64();
                break;
            case 1:
                length = sizeof(long);
                break;
            case 2:
                length = reader.Read7BitEncodedInt64();
                break;
            case 5:
                length = sizeof(int);
                break;
            default:
                throw new FormatException();
        }

        long start = reader.BaseStream.Position;
        if (length < 0 || length > limit - start) throw new EndOfStreamException();
        return (tag >> 3, start + length);
    }
}
