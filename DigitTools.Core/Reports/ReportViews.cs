using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Preprocessing;

namespace DigitTools.Core.Reports;

/// <summary>The two images of a picture in a report, as files in memory.</summary>
/// <param name="Thumbnail">WebP of the picture; null if it can't be read any more.</param>
/// <param name="Seen">PNG of the 28 x 28 that the network saw; null if there is no ink, or no picture.</param>
internal readonly record struct ReportViews(byte[]? Thumbnail, byte[]? Seen)
{
    /// <summary>Reads a picture as it was read for recognition. One that is gone by now gives neither image.</summary>
    public static ReportViews Of(string path, ReportOptions options)
    {
        byte[] seen = new byte[DigitShape.PixelCount];
        try
        {
            using OpenedPicture opened = PictureReader.Open(path, options.MaximumPixels);
            ShownPicture picture = opened.Shown(new PictureBuffers());
            byte[] thumbnail = PictureThumbnail.Encode(picture.Color, options.ThumbnailSide);
            bool inked = DigitPreprocessor.Prepare(opened, picture.Gray, options.Polarity, seen);
            return new ReportViews(thumbnail, inked ? PictureThumbnail.EncodeGray(seen, DigitShape.Side, DigitShape.Side) : null);
        }
        catch (DigitException e) when (e.Id.IsOfPicture())
        {
            return default;
        }
    }
}
