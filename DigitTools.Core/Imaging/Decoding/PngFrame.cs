using System.Buffers.Binary;

namespace DigitTools.Core.Imaging.Decoding;

/// <summary>What an animated PNG says of one of its frames.</summary>
/// <param name="Place">Where in the picture it is drawn.</param>
/// <param name="Disposal">What becomes of it when its time is over.</param>
/// <param name="IsOver">Whether what is transparent in it shows what is below; else it takes the place of that.</param>
/// <param name="Start">Where in the file its pixels begin.</param>
internal readonly record struct PngFrame(PixelBox Place, byte Disposal, bool IsOver, int Start)
{
    /// <summary>Disposals: its place becomes transparent; what was there before it comes back.</summary>
    public const byte Clear = 1, Previous = 2;

    private const int Length = 26;

    /// <summary>The chunk that says it.</summary>
    public static ReadOnlySpan<byte> Type => "fcTL"u8;

    /// <summary>Reads a chunk of the type fcTL.</summary>
    /// <param name="data">What is in the chunk.</param>
    /// <param name="start">Where in the file the next chunk begins.</param>
    /// <param name="size">Pixels of the whole picture.</param>
    /// <returns>Null if the frame isn't within the picture.</returns>
    public static PngFrame? Read(ReadOnlySpan<byte> data, int start, PictureSize size)
    {
        if (data.Length < Length) return null;
        long width = Number(data, 4), height = Number(data, 8), left = Number(data, 12), top = Number(data, 16);
        if (width == 0 || height == 0 || left + width > size.Width || top + height > size.Height) return null;
        var place = new PixelBox((int)left, (int)top, (int)(left + width), (int)(top + height));
        return new PngFrame(place, data[24], data[25] == 1, start);
    }

    private static long Number(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt32BigEndian(data[at..]);
}
