using UglyToad.PdfPig.Annotations;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Colors;

namespace DigitTools.Core.Imaging.Decoding.Pages;

/// <summary>Finds the picture that a page of a PDF is.</summary>
/// <remarks>
/// A scan is one picture. Text that a program has recognized lies over it, invisible. What else is drawn would be missed: whoever writes
/// on a tablet has the paper as a picture, and the writing as lines.
/// </remarks>
internal static class PdfScan
{
    /// <summary>A picture that takes less of its page, 0..1, is one beside the text, or a sign in a corner.</summary>
    private const double LeastShare = 0.05;

    /// <summary>Finds the picture.</summary>
    /// <param name="path">The file, for the error.</param>
    /// <param name="page">The page.</param>
    /// <exception cref="DigitException">PictureFormatUnsupported: the page is something else.</exception>
    public static IPdfImage Find(string path, Page page)
    {
        if (page.NumberOfImages > 1)
            throw Errors.PageIsNoPicture(path, FormattableString.Invariant($"it holds {page.NumberOfImages:N0} pictures"));
        if (page.Letters.Any(IsSeen)) throw Errors.PageIsNoPicture(path, "it holds text");
        if (page.Paths.Any(IsSeen)) throw Errors.PageIsNoPicture(path, "it holds drawn lines or areas");
        if (page.GetAnnotations().Any(IsSeen)) throw Errors.PageIsNoPicture(path, "something was written on it with a PDF program");
        IPdfImage image = page.GetImages().FirstOrDefault() ?? throw Errors.PageIsNoPicture(path, "it holds no picture");
        double share = image.BoundingBox.Area / Math.Max(1, page.Width * page.Height);
        return share >= LeastShare ? image : throw Errors.PageIsNoPicture(path, "its picture is small");
    }

    private static bool IsSeen(Letter letter) =>
        letter.RenderingMode is not (TextRenderingMode.Neither or TextRenderingMode.NeitherClip)
        && !string.IsNullOrWhiteSpace(letter.Value);

    /// <summary>White ground below the picture is no drawing.</summary>
    private static bool IsSeen(PdfPath line) =>
        !line.IsClipping && ((line.IsStroked && !IsWhite(line.StrokeColor)) || (line.IsFilled && !IsWhite(line.FillColor)));

    private static bool IsSeen(Annotation annotation) => annotation.Type is AnnotationType.Ink or AnnotationType.FreeText
        or AnnotationType.Line or AnnotationType.Square or AnnotationType.Circle or AnnotationType.Polygon or AnnotationType.PolyLine
        or AnnotationType.Stamp;

    private static bool IsWhite(IColor? color)
    {
        if (color is null or PatternColor) return false;
        (double red, double green, double blue) = color.ToRGBValues();
        return red >= 1 && green >= 1 && blue >= 1;
    }
}
