using System.Globalization;
using DigitTools.Core.Data;
using DigitTools.Core.Handwriting.Lines;
using SkiaSharp;

namespace DigitTools.Benchmarks.Sheets;

/// <summary>Draws the sheets that come with the examples, with their <c>labels.csv</c>.</summary>
internal static class SampleSheets
{
    /// <summary>Of the pictures: JPEG as a phone writes it.</summary>
    private const int Quality = 82;

    /// <summary>Hands that can be read, of those that there are: which one, counted from the seed.</summary>
    private const int NeatHand = 8, BoldHand = 3;

    private static readonly PhonePhoto s_scores = new(
        1500, 2000, [new SKPoint(172, 118), new SKPoint(1296, 176), new SKPoint(1432, 1850), new SKPoint(66, 1908)], 0.008f,
        new SKPoint(0.2f, 0.1f));

    private static readonly PhonePhoto s_form = new(
        1800, 1350, [new SKPoint(190, 196), new SKPoint(1640, 118), new SKPoint(1716, 1150), new SKPoint(92, 1252)], -0.012f,
        new SKPoint(0.85f, 0.05f));

    /// <summary>Draws them.</summary>
    /// <param name="folder">The folder for them.</param>
    /// <param name="seed">Another seed, other hands.</param>
    public static void Write(string folder, int seed)
    {
        Directory.CreateDirectory(folder);
        var written = new WrittenDigits(DigitData.Read(DigitData.ShippedFolder, DataSplit.Train));
        List<string> lines = ["\"file\",\"grid\",\"row\",\"column\",\"text\""];
        Sheet("scores.jpg", s_scores, labels => ScoreSheet.Draw(written, seed + NeatHand, labels));
        Sheet("form.jpg", s_form, labels => BoxForm.Draw(written, seed + BoldHand, labels));
        File.WriteAllLines(Path.Combine(folder, "labels.csv"), lines);

        using SKBitmap slip = LineSlip.Draw(written, seed + NeatHand);
        using SKBitmap scan = new(slip.Width, slip.Height, SKColorType.Gray8, SKAlphaType.Opaque);
        using (var canvas = new SKCanvas(scan)) canvas.DrawBitmap(slip, 0, 0);
        Save(scan, Path.Combine(folder, "slip.png"), SKEncodedImageFormat.Png);
        File.WriteAllLines(Path.Combine(folder, "slip-fields.csv"), LineSlip.Template());

        void Sheet(string name, PhonePhoto camera, Func<List<SheetLabel>, SKBitmap> draw)
        {
            var labels = new List<SheetLabel>();
            using SKBitmap page = draw(labels);
            using SKBitmap photo = camera.Take(page, seed);
            Save(photo, Path.Combine(folder, name), SKEncodedImageFormat.Jpeg);
            lines.AddRange(labels.Select(label => Line(name, label)));
        }
    }

    private static string Line(string file, SheetLabel label) => string.Create(
        CultureInfo.InvariantCulture, $"\"{file}\",\"{label.Grid}\",\"{label.Row}\",\"{label.Column}\",\"{label.Text}\"");

    private static void Save(SKBitmap picture, string path, SKEncodedImageFormat format)
    {
        using SKData file = picture.Encode(format, Quality);
        File.WriteAllBytes(path, file.Span);
    }
}
