namespace DigitTools.Core.Imaging.Decoding;

/// <summary>PBM, PGM and PPM whose pixels are written as text. ImageSharp takes black for what is missing at the end.</summary>
internal static class NetpbmText
{
    /// <summary>Words before the pixels: what it is, width, height, and the highest value where there are several.</summary>
    private const int BitsHeader = 3, ValuesHeader = 4;

    /// <summary>Whether a file has all its values; one whose pixels are no text has.</summary>
    /// <param name="file">All bytes of it.</param>
    /// <param name="size">What it claims.</param>
    public static bool Holds(ReadOnlySpan<byte> file, PictureSize size) => file[1] switch
    {
        (byte)'1' => Count(file, BitsHeader, areBits: true) >= size.Area,
        (byte)'2' => Count(file, ValuesHeader, areBits: false) >= size.Area,
        (byte)'3' => Count(file, ValuesHeader, areBits: false) >= 3 * size.Area,
        _ => true,
    };

    /// <summary>Counts the values behind the header: words, or letters of which each is a bit.</summary>
    private static long Count(ReadOnlySpan<byte> file, int header, bool areBits)
    {
        long words = 0, bits = 0;
        bool isInWord = false, isRemark = false;
        foreach (byte letter in file)
        {
            isRemark = isRemark ? letter is not ((byte)'\n' or (byte)'\r') : letter == (byte)'#';
            bool isBlank = isRemark || letter is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r';
            if (!isBlank && !isInWord) words++;
            if (!isBlank && words > header) bits++;
            isInWord = !isBlank;
        }

        return areBits ? bits : words - header;
    }
}
