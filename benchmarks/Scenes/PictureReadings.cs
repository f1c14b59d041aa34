using System.Globalization;
using DigitTools.Core;
using DigitTools.Core.Onnx;
using DigitTools.Core.Preprocessing;
using DigitTools.Core.Recognition;
using SkiaSharp;

namespace DigitTools.Benchmarks.Scenes;

/// <summary>Why a picture was read as it was: all readings of it, with what the network and the trust say of each.</summary>
internal static class PictureReadings
{
    private const int Scale = 4, Cell = DigitShape.Side + 2;

    /// <summary>Prints a Markdown table for each picture.</summary>
    /// <param name="model">The model to use; null takes the shipped one.</param>
    /// <param name="files">The pictures.</param>
    /// <param name="sheet">PNG file for what the network sees, a row for each picture; null writes none.</param>
    public static void Run(string? model, IReadOnlyList<string> files, string? sheet)
    {
        using var classifier = DigitClassifier.Load(model ?? DigitClassifier.ShippedPath);
        List<ReadingList> all = [];
        foreach (string file in files)
        {
            (ReadingList list, float[] logits) = AllReadings.Of(classifier, file);
            var choice = new ReadingChoice(classifier.Metadata.Temperature);
            if (list.Count > 0) choice.Guess(list, 0, list.Count, logits);
            Print(file, list, choice);
            all.Add(list);
        }

        if (sheet is not null) Draw(all, sheet);
    }

    private static void Print(string file, ReadingList list, ReadingChoice choice)
    {
        Console.WriteLine($"{file}\n");
        Console.WriteLine("| reading | box of the view | guess | confidence | trust | several | blank |");
        Console.WriteLine("| --- | --- | --: | --: | --: | --: | --: |");
        InkFacts? usual = list.Count > 0 ? list.Usual(0) : null;
        for (int i = 0; i < list.Count; i++)
        {
            InkReading reading = list[i];
            ReadingEvidence evidence = choice.Evidence(list, 0, list.Count, i);
            string name = $"{i} {reading.View.Kind} {reading.View.Polarity} {reading.Part}";
            Area area = reading.View.Area;
            string box = string.Create(CultureInfo.InvariantCulture, $"{area.Left:F2} {area.Top:F2} {area.Right:F2} {area.Bottom:F2}");
            string trust = " | | |";
            if (reading.Part != ReadingPart.Character)
            {
                (double digit, double several, double blank) = ReadingTrust.Of(reading, usual, evidence);
                trust = string.Create(CultureInfo.InvariantCulture, $"{digit:P1} | {several * evidence.SecondCharacter:P1} | {blank:P1} |");
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {box} | {choice.GuessOf(i)} | {evidence.Confidence:P1} | {trust}"));
        }

        Console.WriteLine();
    }

    private static void Draw(List<ReadingList> all, string path)
    {
        int columns = Math.Max(1, all.Max(list => list.Count));
        using SKBitmap sheet = Canvas.Make(columns * Cell * Scale, all.Count * Cell * Scale, SKColors.Gray);
        using var canvas = new SKCanvas(sheet);
        canvas.Scale(Scale);
        var info = new SKImageInfo(DigitShape.Side, DigitShape.Side, SKColorType.Gray8);
        for (int y = 0; y < all.Count; y++)
        {
            for (int x = 0; x < all[y].Count; x++)
            {
                using var image = SKImage.FromPixelCopy(info, all[y].Input(x));
                canvas.DrawImage(image, 1 + x * Cell, 1 + y * Cell);
            }
        }

        using SKData data = sheet.Encode(SKEncodedImageFormat.Png, quality: 100);
        File.WriteAllBytes(path, data.ToArray());
    }
}
