using System.Buffers.Binary;

namespace DigitTools.Core.Imaging.Decoding;

/// <summary>What the markers of a JPEG tell of the work and the memory that it takes.</summary>
/// <param name="Scans">How often the decoder goes through the picture.</param>
/// <param name="Components">Planes that the pixels are stored in: gray has 1, colour 3.</param>
/// <param name="IsProgressive">Whether the first scan is a rough picture that later ones refine.</param>
/// <param name="HasEnd">Whether there is an end marker.</param>
internal readonly record struct JpegOutline(int Scans, int Components, bool IsProgressive, bool HasEnd)
{
    private const byte Stuffed = 0x00, Temporary = 0x01, FirstRestart = 0xD0, Start = 0xD8, End = 0xD9, Scan = 0xDA;

    /// <summary>Bytes that the decoder keeps of each pixel until the last scan: nothing if there is one scan.</summary>
    public int BytesKeptPerPixel => IsProgressive || Scans > 1 ? Components * sizeof(short) : 0;

    /// <summary>Reads the markers, as the decoder does: what lies between them is skipped, and the first end marker is the end.</summary>
    /// <param name="file">All bytes of the file. Embedded previews, and pictures behind the end, don't count.</param>
    public static JpegOutline Of(ReadOnlySpan<byte> file)
    {
        int scans = 0, components = 0;
        bool isProgressive = false;
        while (TakeMarker(ref file) is { } marker)
        {
            if (marker == End) return new JpegOutline(scans, components, isProgressive, HasEnd: true);
            if (marker is Stuffed or Temporary or (>= FirstRestart and <= Start)) continue;
            if (file.Length < 2) break;

            if (marker == Scan) scans++;
            if (IsFrame(marker) && file.Length >= 8)
            {
                isProgressive = (marker & 3) == 2;
                components = file[7];
            }

            int length = BinaryPrimitives.ReadUInt16BigEndian(file);
            file = file[Math.Min(length, file.Length)..];
        }

        return new JpegOutline(scans, components, isProgressive, HasEnd: false);
    }

    /// <summary>SOF0 .. SOF15, without the three among them that are tables.</summary>
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    /// <summary>The next byte behind 0xFF; the file goes on behind it.</summary>
    private static byte? TakeMarker(ref ReadOnlySpan<byte> file)
    {
        int at = file.IndexOf(byte.MaxValue);
        if (at < 0) return null;

        file = file[at..];
        int code = file.IndexOfAnyExcept(byte.MaxValue);
        if (code < 0) return null;

        byte marker = file[code];
        file = file[(code + 1)..];
        return marker;
    }
}
