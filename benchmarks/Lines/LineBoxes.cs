using System.Globalization;
using System.Numerics;
using DigitTools.Core;
using DigitTools.Core.Data;
using DigitTools.Core.Handwriting.Lines;
using DigitTools.Core.Imaging;
using DigitTools.Core.Onnx;
using DigitTools.Core.Recognition.Text;
using DigitTools.Core.Transcription;

namespace DigitTools.Benchmarks.Lines;

/// <summary>How well the boxes of digits are found, in drawn lines, whose boxes are known.</summary>
internal static class LineBoxes
{
    private const int Width = 192;

    /// <summary>Prints the mean overlap.</summary>
    /// <param name="model">Full path of the model; null for the one that ships.</param>
    /// <param name="count">Lines.</param>
    /// <param name="seed">Of the lines.</param>
    public static void Run(string? model, int count, int seed)
    {
        using var network = LineNetwork.Load(model ?? LineNetwork.ShippedPath);
        var writer = new LineWriter(new WrittenDigits(DigitData.Read(DigitData.ShippedFolder, DataSplit.Test)));
        float[] line = new float[Width * DigitShape.LineHeight];
        var recognizer = new TextRecognizer(network, minimumConfidence: 0);
        List<DrawnDigit> drawn = [];
        var overlaps = new List<double>();
        int right = 0;
        for (int i = 0; i < count; i++)
        {
            var random = new Random64((ulong)seed, 11, (ulong)i);
            writer.Draw(Width, line, drawn, ref random);
            byte[] pixels = [.. line.Select(ink => (byte)(byte.MaxValue * (1 - Math.Clamp(ink, 0, 1))))];
            var picture = new GrayPicture(Width, DigitShape.LineHeight, pixels);
            RecognizedText read = recognizer.Read(picture, Polarity.DarkOnLight, TextForm.Any, CancellationToken.None);
            if (!read.Digits.Select(d => d.Digit).SequenceEqual(drawn.Select(d => d.Digit))) continue;
            right++;
            overlaps.AddRange(drawn.Zip(read.Digits, (one, other) => Overlap(one, other, read.Lines[other.Line].ToPicture)));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{right} of {count} lines are read right; mean intersection over union of their {overlaps.Count} boxes "
            + $"{overlaps.Average():F3}, a tenth is under {overlaps.Order().ElementAt(overlaps.Count / 10):F3}."));
    }

    /// <summary>Intersection over union.</summary>
    private static double Overlap(DrawnDigit drawn, DecodedDigit read, Matrix3x2 toPicture)
    {
        var low = Vector2.Transform(new Vector2(read.Left, read.Top), toPicture);
        var high = Vector2.Transform(new Vector2(read.Right, read.Bottom), toPicture);
        double width = Math.Min(drawn.Right, high.X) - Math.Max(drawn.Left, low.X);
        double height = Math.Min(drawn.Bottom, high.Y) - Math.Max(drawn.Top, low.Y);
        double both = Math.Max(0, width) * Math.Max(0, height);
        double one = (drawn.Right - drawn.Left) * (drawn.Bottom - drawn.Top);
        double other = (high.X - low.X) * (high.Y - low.Y);
        return both / (one + other - both);
    }
}
