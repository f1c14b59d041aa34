using System.Globalization;
using DigitTools.Core;
using DigitTools.Core.Charts;
using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Preprocessing;
using DigitTools.Core.Recognition;
using SkiaSharp;

namespace DigitTools.Benchmarks.Accuracy;

/// <summary>The worst mistakes of a set, each as the picture and as the network saw it: it tells what to mend next.</summary>
internal static class MistakeSheet
{
    private const int Columns = 12, Most = 120;
    private const float Tile = 56, Gap = 6, RowHeight = Tile + 22;

    private static readonly TextStyle s_text = new(11, ChartStyle.Ink);

    /// <summary>Writes the sheet; of pictures without a digit, those that were recognized.</summary>
    /// <param name="path">The PNG file.</param>
    /// <param name="reading">The set.</param>
    public static void Write(string path, SetReading reading)
    {
        int[] worst = [.. Enumerable.Range(0, reading.Results.Count)
            .Where(i => reading.AreDigits ? !reading.IsRight(i) : reading.Results[i].Status == RecognitionStatus.Recognized)
            .OrderByDescending(reading.Confidence).Take(Most)];
        int rows = Math.Max(1, (worst.Length + Columns - 1) / Columns);
        ChartFile.Write(path, (int)(Columns * 2 * (Tile + Gap)), (int)(rows * RowHeight), ChartScale.Default, canvas =>
        {
            for (int k = 0; k < worst.Length; k++) Draw(canvas, reading, worst[k], k % Columns * 2 * (Tile + Gap), k / Columns * RowHeight);
        });
    }

    private static void Draw(SKCanvas canvas, SetReading reading, int i, float x, float y)
    {
        (string path, int label) = reading.Set.Files[i];
        using (var original = SKBitmap.Decode(path))
        {
            if (original is not null)
            {
                float scale = Math.Min(Tile / original.Width, Tile / original.Height);
                using var image = SKImage.FromBitmap(original);
                var sampling = new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear);
                canvas.DrawImage(image, SKRect.Create(x, y, original.Width * scale, original.Height * scale), sampling);
            }
        }

        DigitTile.Draw(canvas, Input(path), SKRect.Create(x + Tile, y, Tile, Tile));
        string right = label < 0 ? "" : $"{label} → ";
        string name = Path.GetFileNameWithoutExtension(path);
        string text = string.Create(
            CultureInfo.InvariantCulture, $"{right}{reading.Results[i].Best}  {reading.Confidence(i):P0}  {name}");
        canvas.Text(ChartText.Shorten(text, 2 * Tile, s_text), x, y + Tile + 13, s_text);
    }

    private static byte[] Input(string path)
    {
        byte[] digit = new byte[784];
        try
        {
            DigitPreprocessor.Prepare(PictureReader.Read(path), Polarity.Auto, digit);
        }
        catch (DigitException)
        {
            // Nothing was seen of a file that can't be read.
        }

        return digit;
    }
}
