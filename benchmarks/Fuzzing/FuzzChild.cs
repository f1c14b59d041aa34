using System.Globalization;
using System.Text.Json;
using DigitTools.Benchmarks.Fuzzing.Attack;

namespace DigitTools.Benchmarks.Fuzzing;

/// <summary>Runs cases in a process of their own, which may die of one; what has begun and what has ended is told line by line.</summary>
internal static class FuzzChild
{
    /// <summary>Begins the line that comes before a case, with its number behind it.</summary>
    public const string Begin = "@begin ";

    /// <summary>Begins the line that comes after a case, with its outcome as JSON behind it.</summary>
    public const string End = "@end ";

    /// <summary>Runs cases to the last one, or to the first that hangs.</summary>
    /// <param name="kind">What is attacked.</param>
    /// <param name="seed">Of the whole run.</param>
    /// <param name="first">Number of the first case.</param>
    /// <param name="end">Number behind the last case.</param>
    /// <param name="folder">Where to work.</param>
    /// <param name="patience">After so long a case hangs.</param>
    public static void Run(FuzzKind kind, int seed, int first, int end, string folder, TimeSpan patience)
    {
        var folders = new FuzzFolders(folder);
        using var target = FuzzTarget.Of(kind, folders);
        var runner = new FuzzRunner(target, folders, patience) { Seed = seed };
        for (int number = first; number < end; number++)
        {
            Console.WriteLine(Begin + number.ToString(CultureInfo.InvariantCulture));
            FuzzOutcome outcome = runner.Run(number);
            Console.WriteLine(End + JsonSerializer.Serialize(outcome));

            // The thread that hangs can't be ended; whoever started this process ends it.
            if (outcome.IsHang) Thread.Sleep(Timeout.Infinite);
        }
    }

    /// <summary>Makes inputs.</summary>
    /// <param name="kind">Of which kind.</param>
    /// <param name="seed">Of the whole run.</param>
    /// <param name="folder">Gets a folder for each case.</param>
    /// <param name="numbers">The cases.</param>
    public static void Make(FuzzKind kind, int seed, string folder, IEnumerable<int> numbers)
    {
        FuzzTarget? target = null;
        foreach (int number in numbers)
        {
            var of = new FuzzCase(kind, seed, number);
            var folders = new FuzzFolders(Path.Combine(folder, FormattableString.Invariant($"{kind}-{seed}-{number}").ToLowerInvariant()));
            target ??= FuzzTarget.Of(kind, folders);
            folders.Clear();
            target.Make(new FuzzRandom(of), folders);
        }

        target?.Dispose();
    }
}
