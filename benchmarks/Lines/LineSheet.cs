using DigitTools.Benchmarks.Scenes;
using DigitTools.Core;
using DigitTools.Core.Data;
using DigitTools.Core.Handwriting.Lines;
using SkiaSharp;

namespace DigitTools.Benchmarks.Lines;

/// <summary>A sheet of the lines that a training draws, with the boxes of their digits.</summary>
internal static class LineSheet
{
    private const int Columns = 4, Rows = 24, Width = 160, Scale = 2, Gap = 4;

    /// <summary>Draws it.</summary>
    /// <param name="path">The PNG file.</param>
    /// <param name="seed">Of the lines.</param>
    public static void Write(string path, int seed)
    {
        var writer = new LineWriter(new WrittenDigits(DigitData.Read(DigitData.ShippedFolder, DataSplit.Train)));
        int height = DigitShape.LineHeight;
        using SKBitmap sheet = Canvas.Make(Columns * (Width * Scale + Gap), Rows * (height * Scale + Gap), SKColors.LightSteelBlue);
        using var canvas = new SKCanvas(sheet);
        using var frame = new SKPaint { Color = SKColors.OrangeRed, Style = SKPaintStyle.Stroke, StrokeWidth = 1 };
        using var picture = new SKBitmap(Width, height, SKColorType.Gray8, SKAlphaType.Opaque);
        float[] line = new float[Width * height];
        List<DrawnDigit> digits = [];
        for (int i = 0; i < Columns * Rows; i++)
        {
            var random = new Random64((ulong)seed, 7, (ulong)i);
            writer.Draw(Width, line, digits, ref random);
            Span<byte> levels = picture.GetPixelSpan();
            LineLevels.Of(line, levels, Width);
            foreach (ref byte level in levels) level = (byte)~level;
            float left = i % Columns * (Width * Scale + Gap), top = i / Columns * (height * Scale + Gap);
            using var image = SKImage.FromBitmap(picture);
            canvas.DrawImage(image, SKRect.Create(left, top, Width * Scale, height * Scale));
            foreach (DrawnDigit digit in digits)
            {
                canvas.DrawRect(
                    left + digit.Left * Scale, top + digit.Top * Scale, (digit.Right - digit.Left) * Scale,
                    (digit.Bottom - digit.Top) * Scale, frame);
            }
        }

        using FileStream stream = File.Create(path);
        sheet.Encode(stream, SKEncodedImageFormat.Png, 100);
    }
}
