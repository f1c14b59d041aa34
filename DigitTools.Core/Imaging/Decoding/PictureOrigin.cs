namespace DigitTools.Core.Imaging.Decoding;

/// <summary>Where the stored first row and the stored first column belong, with the numbers of EXIF.</summary>
internal enum PictureOrigin
{
    TopLeft = 1,
    TopRight = 2,
    BottomRight = 3,
    BottomLeft = 4,
    LeftTop = 5,
    RightTop = 6,
    RightBottom = 7,
    LeftBottom = 8,
}
