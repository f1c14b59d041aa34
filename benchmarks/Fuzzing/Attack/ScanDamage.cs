using System.Buffers.Binary;
using System.Text;

namespace DigitTools.Benchmarks.Fuzzing.Attack;

/// <summary>Damages files of scanners where it matters: directories of TIFF, the text of PDF and PNM, the header of TGA.</summary>
internal static class ScanDamage
{
    private const int Entry = 12, TgaHeader = 18, TextHead = 4096;

    /// <summary>Values that tags take.</summary>
    private static readonly int[] s_values = [0, 1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 28, 32, 32_773, 32_803, 32_946, 34_712, 65_535];

    private static readonly string[] s_names =
    [
        "/FlateDecode", "/DCTDecode", "/CCITTFaxDecode", "/RunLengthDecode", "/ASCII85Decode", "/ASCIIHexDecode", "/LZWDecode",
        "/JPXDecode", "/JBIG2Decode", "/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/Indexed", "/ImageMask", "/Image", "/Form", "/Pages",
        "/Page", "/Kids", "/Contents", "/Catalog", "/Encrypt", "/ObjStm", "/XRef", "null", "true", "<<", ">>", "[", "]", "endstream",
        "endobj", "Do", "q", "Q",
    ];

    /// <summary>Damages a file in one to three places, and now and then by bytes too.</summary>
    public static byte[] Apply(byte[] file, FuzzRandom random)
    {
        byte[] copy = [.. file];
        for (int times = random.OneIn(2) ? 1 : 1 + random.Next(3); times > 0; times--)
        {
            copy = copy switch
            {
                [(byte)'I', (byte)'I', ..] or [(byte)'M', (byte)'M', ..] => Tag(copy, random),
                [(byte)'%', ..] or [(byte)'P', ..] => Text(copy, random),
                _ => Header(copy, random),
            };
        }

        return random.OneIn(5) ? ByteDamage.Apply(copy, random) : copy;
    }

    /// <summary>Changes tag, type, count or value of an entry, the number of entries, or where the next directory is.</summary>
    private static byte[] Tag(byte[] file, FuzzRandom random)
    {
        bool isBig = file[0] == 'M';
        int at = Number(file, 4, 4, isBig);
        for (int page = random.Next(3); page > 0 && at > 0; page--)
        {
            int entries = Number(file, at, 2, isBig), next = Number(file, at + 2 + entries * Entry, 4, isBig);
            if (next <= 0) break;
            at = next;
        }

        if (at <= 0) return ByteDamage.Apply(file, random);
        int count = Math.Max(1, Number(file, at, 2, isBig)), entry = at + 2 + random.Next(count) * Entry;
        (int place, int size) = random.Next(8) switch
        {
            0 => (entry, 2),
            1 => (entry + 2, 2),
            2 => (entry + 4, 4),
            3 => (at + 2 + count * Entry, 4),
            4 => (at, 2),
            5 => (4, 4),
            _ => (entry + 8, isBig ? 2 : 4),
        };
        long value = random.OneIn(2) ? random.Pick(s_values) : random.OneIn(2) ? random.Next(file.Length) : random.OddNumber();
        Set(file, place, size, value, isBig);
        return file;
    }

    /// <summary>Changes a number or a name of what is text.</summary>
    private static byte[] Text(byte[] file, FuzzRandom random)
    {
        bool isNetpbm = file[0] == 'P';
        string text = Encoding.Latin1.GetString(file);
        int from = random.Next(isNetpbm ? Math.Min(24, text.Length) : Math.Min(TextHead, text.Length));
        if (!isNetpbm && random.OneIn(3)) from = random.Next(text.Length);
        int start = text.IndexOfAny(isNetpbm || random.OneIn(2) ? "0123456789".ToCharArray() : ['/'], from);
        if (start < 0) return ByteDamage.Apply(file, random);
        int end = start + 1;
        while (end < text.Length && char.IsAsciiLetterOrDigit(text[end])) end++;
        string other = text[start] == '/' || random.OneIn(8) ? random.Pick(s_names)
            : random.OneIn(2) ? random.OddNumber().ToString(System.Globalization.CultureInfo.InvariantCulture)
            : random.Next(40).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Encoding.Latin1.GetBytes(text[..start] + other + text[end..]);
    }

    private static byte[] Header(byte[] file, FuzzRandom random)
    {
        ByteDamage.SetNumber(file, random.Next(Math.Min(TgaHeader, file.Length)), random);
        return file;
    }

    private static int Number(byte[] file, int at, int size, bool isBig)
    {
        if (at < 0 || at > file.Length - size) return 0;
        ReadOnlySpan<byte> number = file.AsSpan(at, size);
        return size == 2
            ? isBig ? BinaryPrimitives.ReadUInt16BigEndian(number) : BinaryPrimitives.ReadUInt16LittleEndian(number)
            : isBig ? BinaryPrimitives.ReadInt32BigEndian(number) : BinaryPrimitives.ReadInt32LittleEndian(number);
    }

    private static void Set(byte[] file, int at, int size, long value, bool isBig)
    {
        if (at < 0 || at > file.Length - size) return;
        Span<byte> number = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(number, value);
        if (isBig) number[..size].Reverse();
        number[..size].CopyTo(file.AsSpan(at));
    }
}
