using System.Globalization;
using DigitTools.Core;
using DigitTools.Core.Data;
using DigitTools.Core.Handwriting.Lines;
using DigitTools.Core.Onnx;
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
        byte[] levels = new byte[line.Length];
        List<DrawnDigit> drawn = [];
        var overlaps = new List<double>();
        int right = 0;
        for (int i = 0; i < count; i++)
        {
            var random = new Random64((ulong)seed, 11, (ulong)i);
            writer.Draw(Width, line, drawn, ref random);
            LineLevels.Of(line, levels, Width);
            DecodedText read = TextDecoder.Decode(
                new PlaceChances([network.Read(levels, Width)], network.Metadata.Temperature), TextForm.Any);
            if (!read.DigitsAre(string.Concat(drawn.Select(d => (char)('0' + d.Digit))))) continue;
            right++;
            overlaps.AddRange(drawn.Zip(read.Digits, Overlap));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{right} of {count} lines are read right; mean intersection over union of their {overlaps.Count} boxes "
            + $"{overlaps.Average():F3}, a tenth is under {overlaps.Order().ElementAt(overlaps.Count / 10):F3}."));
    }

    /// <summary>Intersection over union.</summary>
    private static double Overlap(DrawnDigit drawn, DecodedDigit read)
    {
        double width = Math.Min(drawn.Right, read.Right) - Math.Max(drawn.Left, read.Left);
        double height = Math.Min(drawn.Bottom, read.Bottom) - Math.Max(drawn.Top, read.Top);
        double both = Math.Max(0, width) * Math.Max(0, height);
        double one = (drawn.Right - drawn.Left) * (drawn.Bottom - drawn.Top);
        double other = (read.Right - read.Left) * (read.Bottom - read.Top);
        return both / (one + other - both);
    }
}
