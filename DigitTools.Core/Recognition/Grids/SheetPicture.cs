using System.Numerics;
using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Imaging.Grids;

namespace DigitTools.Core.Recognition.Grids;

/// <summary>A decoded picture of sheets, and how large it is in the file.</summary>
/// <param name="Path">Full path, for messages.</param>
/// <param name="Gray">The picture.</param>
/// <param name="Size">Its size in the file, as the eye sees it.</param>
/// <param name="KeepsPictures">Whether pictures of sheets and cells are asked for.</param>
internal sealed record SheetPicture(string Path, GrayPicture Gray, PictureSize Size, bool KeepsPictures)
{
    /// <summary>Pixels of the file for each of the picture, across and down.</summary>
    public Vector2 Scale => new((float)Size.Width / Gray.Width, (float)Size.Height / Gray.Height);

    /// <summary>Corners in the file.</summary>
    /// <param name="corners">Those in the picture.</param>
    public Quadrilateral InFile(Quadrilateral corners) => corners.Scaled(Scale);

    /// <summary>The box around corners.</summary>
    /// <param name="corners">Pixels of the file.</param>
    public PixelBox BoxOf(Quadrilateral corners) => corners.Bounds(Size.Width, Size.Height);

    /// <summary>A part of the picture.</summary>
    /// <param name="box">Pixels of the picture.</param>
    public GrayPicture Crop(PixelBox box)
    {
        byte[] pixels = new byte[box.Area];
        for (int y = 0; y < box.Height; y++)
            Gray.Row(box.Top + y)[box.Left..box.Right].CopyTo(pixels.AsSpan(y * box.Width));
        return new GrayPicture(box.Width, box.Height, pixels);
    }
}
