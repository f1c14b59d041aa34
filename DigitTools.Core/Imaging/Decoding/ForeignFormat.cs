namespace DigitTools.Core.Imaging.Decoding;

/// <summary>A format that is known by sight and not read.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="WayOut">How a file of it becomes one that is read, as a clause.</param>
internal sealed record ForeignFormat(string Name, string WayOut)
{
    /// <summary>An SVG may begin with a declaration and remarks.</summary>
    private const int SvgHead = 4096;

    /// <summary>Photographs as the sensor saw them. Most are TIFF on the outside, with a small preview inside.</summary>
    public static readonly ForeignFormat Raw = new(
        "camera RAW", "develop it with the camera's own program, darktable or 'dcraw -T', and save it as TIFF or JPEG");

    private static readonly ForeignFormat s_heic = new(
        "HEIC", "convert it with 'heif-convert a.heic a.png' or ImageMagick, or let the phone save JPEG (camera format: most compatible)");

    private static readonly ForeignFormat s_avif = new("AVIF", "convert it with 'avifdec a.avif a.png' or ImageMagick");
    private static readonly ForeignFormat s_jpegXl = new("JPEG XL", "convert it with 'djxl a.jxl a.png' or ImageMagick");
    private static readonly ForeignFormat s_jpeg2000 = new("JPEG 2000", "convert it with 'opj_decompress -i a.jp2 -o a.png'");
    private static readonly ForeignFormat s_svg = new("SVG", "draw it as PNG with 'rsvg-convert a.svg -o a.png' or Inkscape");
    private static readonly ForeignFormat s_archive = new("an archive", "unpack it first, with Expand-Archive for example");
    private static readonly ForeignFormat s_gzip = new("packed by gzip", "unpack it first, with 'gunzip' for example");

    private static readonly (byte[] Mark, ForeignFormat Format)[] s_marks =
    [
        ([0x00, 0x00, 0x00, 0x0C, .. "jP  \r\n"u8], s_jpeg2000),
        ([0xFF, 0x4F, 0xFF, 0x51], s_jpeg2000),
        ([0x00, 0x00, 0x00, 0x0C, .. "JXL \r\n"u8], s_jpegXl),
        ([0xFF, 0x0A], s_jpegXl),
        ([.. "8BPS"u8], new("Photoshop's PSD", "save it as PNG or TIFF with Photoshop, GIMP or ImageMagick")),
        ([.. "gimp xcf"u8], new("GIMP's XCF", "export it as PNG with GIMP")),
        ([.. "AT&TFORM"u8], new("DjVu", "convert it with 'ddjvu -format=tiff a.djvu a.tif'")),
        ([0x97, .. "JB2\r\n\x1A\n"u8], new("JBIG2", "convert it with 'jbig2dec -o a.png a.jb2'")),
        ([0x00, 0x00, 0x01, 0x00], new("an icon (ICO)", "convert it with ImageMagick")),
        ([.. "%!PS"u8], new("PostScript", "draw it as PNG with 'gs -sDEVICE=png16m -r300 -o a.png a.ps'")),
        ([.. "P7\n"u8], new("PAM", "convert it with 'pamtopnm a.pam > a.pnm'")),
        ([.. "IIRO"u8], Raw),
        ([.. "IIRS"u8], Raw),
        ([.. "MMOR"u8], Raw),
        ([.. "IIU\0"u8], Raw),
        ([.. "FUJIFILMCCD-RAW"u8], Raw),
        ([.. "FOVb"u8], Raw),
        ([.. "\0MRM"u8], Raw),
        ([.. "PK\x03\x04"u8], s_archive),
        ([.. "7z"u8, 0xBC, 0xAF], s_archive),
        ([.. "Rar!"u8], s_archive),
        ([0x1F, 0x8B], s_gzip),
    ];

    /// <summary>A byte order mark, and space.</summary>
    private static readonly byte[] s_blank = [0xEF, 0xBB, 0xBF, .. " \r\n\t"u8];

    /// <summary>The format of a file that is none of those that are read; null if it is unknown too.</summary>
    /// <param name="head">Its first bytes.</param>
    public static ForeignFormat? Of(ReadOnlySpan<byte> head)
    {
        if (head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8)) return OfMedia(head);
        foreach ((byte[] mark, ForeignFormat format) in s_marks)
            if (head.StartsWith(mark)) return format;
        ReadOnlySpan<byte> text = head[..Math.Min(head.Length, SvgHead)].TrimStart(s_blank);
        return text is [(byte)'<', ..] && text.IndexOf("<svg"u8) >= 0 ? s_svg : null;
    }

    /// <summary>The formats that share the container of films: the brand tells them apart.</summary>
    private static ForeignFormat? OfMedia(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> brand = head[8..12];
        if (brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8)) return s_heic;
        if (brand.StartsWith("avi"u8)) return s_avif;
        if (brand.SequenceEqual("crx "u8)) return Raw;
        if (!brand.SequenceEqual("mif1"u8) && !brand.SequenceEqual("msf1"u8)) return null;
        return head[..Math.Min(head.Length, 64)].IndexOf("avif"u8) >= 0 ? s_avif : s_heic;
    }
}
