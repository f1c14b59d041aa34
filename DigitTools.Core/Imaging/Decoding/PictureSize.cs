namespace DigitTools.Core.Imaging.Decoding;

/// <summary>Size of a picture in pixels.</summary>
/// <param name="Width">Pixels per row.</param>
/// <param name="Height">Rows.</param>
internal readonly record struct PictureSize(int Width, int Height)
{
    /// <summary>Pixels of the longer side.</summary>
    public int LongerSide => Math.Max(Width, Height);

    /// <summary>Pixels in all.</summary>
    public long Area => (long)Width * Height;
}
