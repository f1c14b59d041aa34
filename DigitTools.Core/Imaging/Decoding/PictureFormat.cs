namespace DigitTools.Core.Imaging.Decoding;

/// <summary>The formats that are read, with Skia's numbers; it knows others too.</summary>
internal enum PictureFormat
{
    Bmp = 0,
    Gif = 1,
    Jpeg = 3,
    Png = 4,
    Webp = 6,
}
