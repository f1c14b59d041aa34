using System.Diagnostics;
using System.Globalization;
using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Preprocessing;

namespace DigitTools.Benchmarks.Scenes;

/// <summary>How often a picture has to be looked at again, and what that costs.</summary>
internal static class SearchSteps
{
    /// <summary>Draws scenes, looks at each in the usual way and then in all that the search takes, and prints a Markdown table.</summary>
    /// <param name="count">Scenes of each kind.</param>
    /// <param name="seed">Another seed, other scenes.</param>
    public static void Run(int count, int seed)
    {
        Console.WriteLine($"{Machine.Describe()}; {count} scenes of each kind, seed {seed}; means on one thread.");
        Console.WriteLine();
        Console.WriteLine("| kind | decode, ms | usual look, ms | looked at again | then, ms | readings |");
        Console.WriteLine("| --- | --: | --: | --: | --: | --: |");
        foreach (SceneKind kind in SceneKind.All) Run(kind, count, seed);
    }

    private static void Run(SceneKind kind, int count, int seed)
    {
        PictureSearch search = new();
        ViewReader reader = new();
        ReadingList list = new();
        PictureBuffers buffers = new();
        TimeSpan decode = TimeSpan.Zero, usual = TimeSpan.Zero, again = TimeSpan.Zero;
        int searched = 0, readings = 0;
        string file = Path.GetTempFileName();
        for (int i = 0; i < count; i++)
        {
            File.WriteAllBytes(file, Scene.Draw(kind, seed, i).File);
            long start = Stopwatch.GetTimestamp();
            using OpenedPicture opened = PictureReader.Open(file);
            GrayPicture gray = opened.Gray(buffers);
            decode += Stopwatch.GetElapsedTime(start);

            list.Clear();
            start = Stopwatch.GetTimestamp();
            reader.Read(gray, View.OfAll(ViewKind.Whole, Polarity.Auto), list);
            TimeSpan first = Stopwatch.GetElapsedTime(start);
            usual += first;
            list.Clear();
            start = Stopwatch.GetTimestamp();
            search.Read(gray, opened, Polarity.Auto, list);
            TimeSpan all = Stopwatch.GetElapsedTime(start);
            bool isSearched = list.Count == 0 || !list[0].Facts.IsClean;
            if (isSearched)
            {
                searched++;
                again += all - first;
            }

            readings += list.Count;
        }

        File.Delete(file);
        double n = count;
        double then = again.TotalMilliseconds / Math.Max(1, searched);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {kind.Name} | {Mean(decode):F2} | {Mean(usual):F2} | {searched / n:P0} | {then:F2} | {readings / n:F1} |"));

        double Mean(TimeSpan sum) => sum.TotalMilliseconds / n;
    }
}
