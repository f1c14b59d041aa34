using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace DigitTools.Core.Data;

/// <summary>What a NumPy array says of itself in front of its numbers.</summary>
/// <remarks>Format: NumPy Enhancement Proposal 1, "A simple file format for NumPy arrays".</remarks>
/// <param name="IsBigEndian">The order of bytes.</param>
/// <param name="Kind">b, u, i or f.</param>
/// <param name="Size">Bytes of a number.</param>
/// <param name="Shape">Its dimensions, the pictures first.</param>
internal sealed partial record NpyHeader(bool IsBigEndian, char Kind, int Size, IReadOnlyList<long> Shape)
{
    private const int LongestHeader = 1 << 16;

    private static readonly string[] s_types = ["b1", "u1", "u2", "u4", "u8", "i1", "i2", "i4", "i8", "f2", "f4", "f8"];

    /// <summary>Pictures, or labels.</summary>
    public long Count => Shape[0];

    /// <summary>Numbers of each.</summary>
    public long Each => Shape.Skip(1).Aggregate(1L, (all, dimension) => all * dimension);

    /// <summary>Whether these are pictures of 28 x 28 levels.</summary>
    public bool ArePictures => Each == DigitShape.PixelCount && Shape.Skip(1).All(d => d is 1 or DigitShape.Side or DigitShape.PixelCount);

    /// <summary>Whether these may be labels: one number a picture, or one for each class of which one is 1.</summary>
    public bool AreLabels => Each == 1 || (Each == DigitShape.ClassCount && Shape.Count == 2);

    /// <summary>Reads the header.</summary>
    /// <param name="stream">The array, at its start; afterwards at its numbers.</param>
    /// <param name="why">Why it can't be read.</param>
    /// <returns>Null if it can't be read.</returns>
    public static NpyHeader? Read(Stream stream, out string why)
    {
        byte[] start = new byte[12];
        why = "it is no NumPy array";
        if (stream.ReadAtLeast(start.AsSpan(0, 10), 10, throwOnEndOfStream: false) < 10) return null;
        if (!IsMagic(start)) return null;
        uint length = BinaryPrimitives.ReadUInt16LittleEndian(start.AsSpan(8));
        if (start[6] > 1)
        {
            stream.ReadExactly(start.AsSpan(10, 2));
            length = BinaryPrimitives.ReadUInt32LittleEndian(start.AsSpan(8));
        }

        if (length > LongestHeader) return null;
        byte[] text = new byte[length];
        stream.ReadExactly(text);
        return Parse(Encoding.Latin1.GetString(text), ref why);
    }

    private static bool IsMagic(ReadOnlySpan<byte> start) => start[0] == 0x93 && start[1..6].SequenceEqual("NUMPY"u8);

    private static NpyHeader? Parse(string text, ref string why)
    {
        Match type = Type().Match(text), shape = ShapeText().Match(text);
        if (!type.Success || !shape.Success || !s_types.Contains(type.Groups[2].Value))
        {
            why = "it holds objects or numbers of a kind that is not read; integers and floats are";
            return null;
        }

        long[] dimensions = [.. Digits().Matches(shape.Groups[1].Value).Select(d => long.Parse(d.Value, CultureInfo.InvariantCulture))];
        why = "it has no dimensions, or far too large ones";
        if (dimensions is [] || dimensions.Any(d => d > int.MaxValue) || dimensions.Length > 5) return null;
        why = "it is written in Fortran order; numpy.ascontiguousarray before saving brings it into the usual one";
        if (dimensions.Length > 1 && text.Contains("'fortran_order': True", StringComparison.Ordinal)) return null;
        string kind = type.Groups[2].Value;
        return new NpyHeader(type.Groups[1].Value == ">", kind[0], kind[1] - '0', dimensions);
    }

    [GeneratedRegex(@"'descr':\s*'([<>|=]?)(\w\d)'", RegexOptions.CultureInvariant)]
    private static partial Regex Type();

    [GeneratedRegex(@"'shape':\s*\(([\d, ]*)\)", RegexOptions.CultureInvariant)]
    private static partial Regex ShapeText();

    [GeneratedRegex(@"\d{1,18}", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
