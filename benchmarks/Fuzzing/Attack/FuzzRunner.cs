using System.Diagnostics;
using DigitTools.Core;

namespace DigitTools.Benchmarks.Fuzzing.Attack;

/// <summary>Makes cases, attacks with them, and judges what comes of it. One at a time.</summary>
/// <param name="target">What is attacked.</param>
/// <param name="folders">Where.</param>
/// <param name="patience">After so long a case hangs.</param>
internal sealed class FuzzRunner(FuzzTarget target, FuzzFolders folders, TimeSpan patience)
{
    private const int Mebibyte = 1 << 20;

    private static readonly Lazy<HashSet<string>> s_documented = new(static () =>
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "docs", "help", "about_DigitTools_Errors.md"))
            .Where(line => line.StartsWith("### ", StringComparison.Ordinal)).Select(line => line[4..].Trim()),
    ]);

    private readonly Process _process = Process.GetCurrentProcess();

    /// <summary>Of the whole run.</summary>
    public required int Seed { get; init; }

    /// <summary>Bytes that the process may take for a case; a picture of 100 megapixels takes a third of the default.</summary>
    public long MostMemory { get; init; } = 1L << 30;

    /// <summary>Whether users can look an error up.</summary>
    public static bool IsDocumented(DigitErrorId id) => Enum.IsDefined(id) && s_documented.Value.Contains(id.ToString());

    /// <summary>Runs one case.</summary>
    /// <param name="number">From 0.</param>
    public FuzzOutcome Run(int number)
    {
        var of = new FuzzCase(target.Kind, Seed, number);
        var random = new FuzzRandom(of);
        folders.Clear();
        string damage = target.Make(random, folders);
        IReadOnlyDictionary<string, string> before = folders.Look(!target.MayWrite);
        (long allocated, long peak) = Memory();
        var clock = Stopwatch.StartNew();
        if (!TryAttack(random, out Exception? error))
        {
            string hangs = FormattableString.Invariant($"hangs: no end after {patience.TotalSeconds:0} s");
            return new FuzzOutcome(of, damage, null, hangs, clock.Elapsed, IsHang: true);
        }

        TimeSpan elapsed = clock.Elapsed;
        (long allocatedAfter, long peakAfter) = Memory();
        long taken = Math.Max(allocatedAfter - allocated, peakAfter - peak);
        string? finding = Touched(before) ?? Judge(error);
        if (finding is null && taken > MostMemory) finding = FormattableString.Invariant($"takes {taken / Mebibyte:N0} MiB of memory");
        return new FuzzOutcome(of, damage, finding is null ? (error as DigitException)?.Id : null, finding, elapsed);
    }

    /// <summary>Attacks on a thread of its own, which is left behind where it hangs.</summary>
    private bool TryAttack(FuzzRandom random, out Exception? error)
    {
        Exception? caught = null;
        using var stop = new CancellationTokenSource();
        var thread = new Thread(Attack) { IsBackground = true };
        thread.Start();
        bool ended = thread.Join(patience);
        error = caught;
        return ended;

        void Attack()
        {
            try
            {
                target.Attack(random, folders, stop.Token);
            }
            catch (Exception e)
            {
                // Whatever it is: that is the question.
                caught = e;
            }
        }
    }

    private (long Allocated, long Peak) Memory()
    {
        _process.Refresh();
        return (GC.GetTotalAllocatedBytes(), _process.PeakWorkingSet64);
    }

    /// <summary>What was made, changed or taken away where nothing may be.</summary>
    private string? Touched(IReadOnlyDictionary<string, string> before)
    {
        IReadOnlyDictionary<string, string> after = folders.Look(!target.MayWrite);
        IEnumerable<string> changed = before.Where(e => after.GetValueOrDefault(e.Key) != e.Value).Select(e => e.Key);
        string[] harmed = [.. changed, .. after.Keys.Except(before.Keys)];
        if (harmed.Length == 0) return null;
        folders.ResetCanary();
        string path = Path.GetRelativePath(folders.Root, harmed[0]);
        string what = !after.ContainsKey(harmed[0]) ? "takes away" : before.ContainsKey(harmed[0]) ? "changes" : "makes";
        return $"{what} what is not its own: {path}";
    }

    private static string? Judge(Exception? error) => error switch
    {
        null => null,
        DigitException e => IsDocumented(e.Id) ? null : $"refuses with {e.Id}, which about_DigitTools_Errors does not have",
        UnsoundException e => e.Message,
        _ => Describe(error is AggregateException { InnerException: { } inner } ? inner : error),
    };

    private static string Describe(Exception error)
    {
        string? place = (error.StackTrace ?? "").Split('\n').Select(line => line.Trim())
            .FirstOrDefault(line => line.StartsWith("at DigitTools.", StringComparison.Ordinal));
        string message = error.Message.ReplaceLineEndings(" ");
        return $"{error.GetType().Name} {place?.Split('(')[0]}: {message[..Math.Min(message.Length, 120)]}";
    }
}
