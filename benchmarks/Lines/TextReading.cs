using System.Diagnostics;
using DigitTools.Core.Data;
using DigitTools.Core.Onnx;
using DigitTools.Core.Recognition.Text;

namespace DigitTools.Benchmarks.Lines;

/// <summary>What became of a labelled picture.</summary>
/// <param name="Wanted">The digits that are written.</param>
/// <param name="Kind">Of the picture.</param>
/// <param name="Result">What was read.</param>
internal sealed record TextReading(string Wanted, string Kind, TextResult Result)
{
    /// <summary>The digits that were read.</summary>
    public string Digits => string.Concat(Result.Digits.Select(digit => (char)('0' + digit.Digit)));

    /// <summary>Whether all of them are right.</summary>
    public bool IsRight => Digits == Wanted;

    /// <summary>Digits to be put in, taken out or exchanged: the distance of V. I. Levenshtein, 1966.</summary>
    public int Errors
    {
        get
        {
            string read = Digits;
            int[] row = [.. Enumerable.Range(0, read.Length + 1)];
            for (int i = 1; i <= Wanted.Length; i++)
            {
                int diagonal = row[0];
                row[0] = i;
                for (int j = 1; j <= read.Length; j++)
                {
                    int exchanged = diagonal + (Wanted[i - 1] == read[j - 1] ? 0 : 1);
                    diagonal = row[j];
                    row[j] = Math.Min(exchanged, Math.Min(row[j], row[j - 1]) + 1);
                }
            }

            return row[^1];
        }
    }

    /// <summary>Reads the pictures of a folder.</summary>
    /// <param name="network">The model.</param>
    /// <param name="folder">With <c>labels.csv</c>, or folders for digits.</param>
    /// <param name="seconds">How long it took.</param>
    public static IReadOnlyList<TextReading> All(LineNetwork network, string folder, out double seconds)
    {
        IReadOnlyList<LabelledText> labels = LabelledTexts.Read(folder);
        using var pipeline = new TextPipeline(network, new TextOptions());
        var results = new List<TextResult>();
        long start = Stopwatch.GetTimestamp();
        foreach (LabelledText label in labels)
        {
            pipeline.Add(new TextRequest(label.Path));
            while (pipeline.TryTake(out TextResult? result, CancellationToken.None)) results.Add(result);
        }

        while (pipeline.Pending > 0) results.Add(pipeline.Take(CancellationToken.None));
        seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return [.. labels.Zip(results, (label, result) => new TextReading(label.Digits, KindOf(label), result))];
    }

    /// <summary>Where labels don't tell, the name of the file does: "photo" of "photo-002.jpg".</summary>
    private static string KindOf(LabelledText label) => label.Kind.Length > 0
        ? label.Kind
        : Path.GetFileNameWithoutExtension(label.Path).TrimEnd([.. "0123456789-"]);
}
