using System.Diagnostics;
using System.Globalization;

namespace DigitTools.Benchmarks.Scale;

/// <summary>Times of one piece of work, measured some times.</summary>
/// <param name="Seconds">By the clock.</param>
/// <param name="CoreSeconds">On processors: what a busy machine changes least.</param>
internal sealed record Measurement(double[] Seconds, double[] CoreSeconds)
{
    /// <summary>Runs work some times.</summary>
    /// <param name="repeats">How often.</param>
    /// <param name="prepare">Makes everything as it was before; not measured.</param>
    /// <param name="work">Is measured.</param>
    public static Measurement Of(int repeats, Action prepare, Action work)
    {
        double[] seconds = new double[repeats], coreSeconds = new double[repeats];
        using var process = Process.GetCurrentProcess();
        for (int i = 0; i < repeats; i++)
        {
            prepare();
            process.Refresh();
            TimeSpan before = process.TotalProcessorTime;
            var clock = Stopwatch.StartNew();
            work();
            seconds[i] = clock.Elapsed.TotalSeconds;
            process.Refresh();
            coreSeconds[i] = (process.TotalProcessorTime - before).TotalSeconds;
        }

        return new Measurement(seconds, coreSeconds);
    }

    /// <summary>The median.</summary>
    public static double Middle(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Median, least and most of a rate, as cells of a table.</summary>
    /// <param name="count">How many things the work was about.</param>
    /// <param name="seconds">One of the two times.</param>
    public static string Rate(double count, double[] seconds) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{count / Middle(seconds):N0} | {count / seconds.Max():N0} .. {count / seconds.Min():N0}");
}
