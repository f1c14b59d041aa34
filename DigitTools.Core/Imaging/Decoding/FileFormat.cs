namespace DigitTools.Core.Imaging.Decoding;

/// <summary>What a file is, by its first bytes.</summary>
internal enum FileFormat
{
    /// <summary>PNG, JPEG, BMP, GIF or WebP, which Skia decodes; or nothing that is known.</summary>
    Skia,

    /// <summary>TIFF, also one with 64-bit offsets.</summary>
    Tiff,

    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>PBM, PGM or PPM.</summary>
    Pnm,

    /// <summary>TGA, which has no mark of its own.</summary>
    Tga,

    /// <summary>A format that is known and not read: a <see cref="ForeignFormat"/>.</summary>
    Foreign,
}
