using System.Numerics;
using DigitTools.Core.Data;
using DigitTools.Core.Handwriting;
using DigitTools.Core.Handwriting.Lines;
using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Layout;
using DigitTools.Core.Preprocessing.Lines;

namespace DigitTools.Core.Training.Lines;

/// <summary>Lines of a user's pictures to train on, redrawn at random.</summary>
/// <param name="lines">The lines, and the digits that are written in each; at least one.</param>
/// <param name="redraws">Whether they are redrawn.</param>
internal sealed class OwnLines(IReadOnlyList<(TextLine Line, string Digits)> lines, bool redraws)
{
    /// <summary>Lines that are looked at for one that is not much too long for a batch.</summary>
    private const int Tries = 8;

    /// <summary>A longer line than this, in widths of the batch, is rather left to another batch.</summary>
    private const float Longest = 1.4f;

    /// <summary>Draws one of them.</summary>
    /// <param name="width">Columns.</param>
    /// <param name="pixels">32 x width values, ink 1 on paper 0.</param>
    /// <param name="random">The stream to draw from.</param>
    /// <returns>Its digits.</returns>
    public string Draw(int width, Span<float> pixels, ref Random64 random)
    {
        (TextLine line, string digits) = lines[random.NextInt32(lines.Count)];
        for (int i = 1; i < Tries && line.Width > Longest * width; i++) (line, digits) = lines[random.NextInt32(lines.Count)];

        Matrix3x2.Invert(Place(line, width, ref random), out Matrix3x2 toLine);
        var source = new Raster(line.Width, DigitShape.LineHeight, line.Pixels);
        var canvas = new InkCanvas(width, DigitShape.LineHeight, pixels);
        for (int y = 0; y < canvas.Height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                var place = Vector2.Transform(new Vector2(x + 0.5f, y + 0.5f), toLine);
                pixels[y * width + x] = Bilinear.At(source, place, outside: 0) / byte.MaxValue;
            }
        }

        if (redraws && random.NextSingle() < 0.5f) LineWear.View(canvas, mayHarden: false, ref random);
        return digits;
    }

    /// <summary>Where the line comes to lie: what is too long is made narrower.</summary>
    private Matrix3x2 Place(TextLine line, int width, ref Random64 random)
    {
        float size = redraws ? random.NextSingle(0.85f, 1.15f) : 1, shear = redraws ? random.NextSingle(-0.25f, 0.25f) : 0;
        float across = size * (redraws ? random.NextSingle(0.85f, 1.2f) : 1);
        across = MathF.Min(across, (float)width / line.Width);
        float left = redraws ? random.NextSingle() * (width - across * line.Width) : 0;
        float middle = DigitShape.LineHeight / 2f, down = redraws ? random.NextSingle(-2.5f, 2.5f) : 0;
        return Matrix3x2.CreateTranslation(0, -middle) * Matrix3x2.CreateScale(across, size) * new Matrix3x2(1, 0, shear, 1, 0, 0)
            * Matrix3x2.CreateTranslation(left, middle + down);
    }
}
