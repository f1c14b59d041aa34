using DigitTools.Core;
using DigitTools.Core.Data;
using DigitTools.Core.Handwriting;
using SkiaSharp;

namespace DigitTools.Benchmarks;

/// <summary>A sheet of what the training draws beside the data: digits, printed ones, what is no digit, and worn pictures.</summary>
internal static class Drawings
{
    private const int Columns = 30, Scale = 2, Side = DigitShape.Side, Gap = 4;

    private delegate void Painter(int row, int column, Span<float> picture, ref Random64 random);

    /// <summary>Writes the sheet.</summary>
    /// <param name="path">The PNG to write.</param>
    /// <param name="seed">Another seed, other drawings.</param>
    public static void Write(string path, int seed)
    {
        DigitDataset mnist = DigitData.Read(DigitData.ShippedFolder, DataSplit.Train);
        (int Rows, Painter Paint)[] parts =
        [
            (12, (int _, int _, Span<float> picture, ref Random64 random) => Scribbler.DrawDigit(picture, ref random)),
            (6, (int _, int column, Span<float> picture, ref Random64 random) =>
                PrintedDigit.Draw(column % DigitShape.ClassCount, picture, ref random)),
            (12, (int _, int _, Span<float> picture, ref Random64 random) => Scribbler.DrawOutlier(picture, ref random)),
            (6, (int row, int column, Span<float> picture, ref Random64 random) =>
            {
                ReadOnlySpan<byte> source = mnist.Picture(row * Columns + column);
                for (int i = 0; i < source.Length; i++) picture[i] = source[i] / 255f;
                Wear.Apply(picture, ref random);
            }),
        ];

        int rows = parts.Sum(p => p.Rows);
        using var bitmap = new SKBitmap(Columns * (Side * Scale + Gap), rows * (Side * Scale + Gap), SKColorType.Gray8, SKAlphaType.Opaque);
        bitmap.Erase(SKColors.SlateGray);
        Span<float> tile = new float[DigitShape.PixelCount];
        int line = 0;
        foreach ((int count, Painter paint) in parts)
        {
            for (int row = 0; row < count; row++, line++)
            {
                for (int column = 0; column < Columns; column++)
                {
                    var random = new Random64((ulong)seed, (ulong)line, (ulong)column);
                    paint(row, column, tile, ref random);
                    Put(bitmap, tile, column * (Side * Scale + Gap), line * (Side * Scale + Gap));
                }
            }
        }

        using FileStream file = File.Create(path);
        bitmap.Encode(file, SKEncodedImageFormat.Png, 100);
    }

    private static void Put(SKBitmap bitmap, ReadOnlySpan<float> tile, int left, int top)
    {
        for (int y = 0; y < Side * Scale; y++)
        {
            for (int x = 0; x < Side * Scale; x++)
            {
                byte level = (byte)(255 - 255 * tile[y / Scale * Side + x / Scale]);
                bitmap.SetPixel(left + x, top + y, new SKColor(level, level, level));
            }
        }
    }
}
