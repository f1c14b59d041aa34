using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Preprocessing;

namespace DigitTools.Core.Reports;

/// <summary>The images of a picture in a report, as files in memory.</summary>
/// <param name="Thumbnail">WebP of the picture; null if it can't be read any more.</param>
/// <param name="Seen">PNG of the 28 x 28 that the network saw; null if there is no ink, no picture, or more than a digit in it.</param>
/// <param name="Size">Of the picture that has boxes over it; null for a picture of one digit.</param>
internal readonly record struct ReportViews(byte[]? Thumbnail, byte[]? Seen, PictureSize? Size = null)
{
    /// <summary>A number is wide, and is shown across both places: its thumbnail is so many times as large.</summary>
    private const int NumberScale = 3;

    /// <summary>A sheet has to show what is in its cells.</summary>
    private const int SheetScale = 6;

    /// <summary>Reads a picture as it was read for recognition. One that is gone by now gives neither image.</summary>
    public static ReportViews Of(ReportRow row, ReportOptions options)
    {
        byte[] seen = new byte[DigitShape.PixelCount];
        try
        {
            using OpenedPicture opened = PictureReader.Open(row.Path, row.Page, options.MaximumPixels);
            if (row.Cells is not null)
            {
                int side = SheetScale * options.ThumbnailSide;
                // Twice as many pixels as are kept: of fewer than that the reduction would leave out some.
                return new ReportViews(PictureThumbnail.Encode(opened.Color(2 * side), side), null, opened.Size);
            }

            ShownPicture picture = opened.Shown(new PictureBuffers());
            if (row.Text is not null)
                return new ReportViews(PictureThumbnail.Encode(picture.Color, NumberScale * options.ThumbnailSide), null, opened.Size);
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
