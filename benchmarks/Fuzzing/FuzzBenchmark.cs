using System.Globalization;
using DigitTools.Benchmarks.Fuzzing.Attack;
using DigitTools.Core;

namespace DigitTools.Benchmarks.Fuzzing;

/// <summary>Attacks the core with damaged input, each case from a seed, and prints what became of it.</summary>
internal static class FuzzBenchmark
{
    /// <summary>Inputs of a kind that are kept at most.</summary>
    private const int MostKept = 50;

    /// <summary>Runs cases and prints tables.</summary>
    /// <param name="kinds">What is attacked.</param>
    /// <param name="seed">Another seed, other cases.</param>
    /// <param name="first">Number of the first case of each kind.</param>
    /// <param name="count">Cases of each kind.</param>
    /// <param name="patience">After so long a case hangs.</param>
    /// <param name="keep">Full path of the folder for the inputs of findings; null keeps none.</param>
    /// <returns>0 where nothing was found, otherwise 1.</returns>
    public static int Run(IReadOnlyList<FuzzKind> kinds, int seed, int first, int count, TimeSpan patience, string? keep)
    {
        DigitErrorId[] undocumented = [.. Enum.GetValues<DigitErrorId>().Where(id => !FuzzRunner.IsDocumented(id))];
        if (undocumented.Length > 0) Console.WriteLine($"about_DigitTools_Errors does not have {string.Join(", ", undocumented)}.");
        var outcomes = new List<FuzzOutcome>();
        foreach (FuzzKind kind in kinds)
        {
            string folder = Directory.CreateTempSubdirectory("digittools-fuzz-").FullName;
            try
            {
                var process = new FuzzProcess(kind, seed, folder, patience);
                IReadOnlyList<FuzzOutcome> found = process.Run(first, count);
                outcomes.AddRange(found);
                int[] numbers = [.. found.Where(o => o.Finding is not null).Select(o => o.Case.Number).Distinct().Take(MostKept)];
                if (keep is not null && numbers.Length > 0) process.Keep(numbers, keep);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        string what = string.Create(
            CultureInfo.InvariantCulture, $"{count:N0} cases of each kind from {first}, seed {seed}, {patience.TotalSeconds:0} s each");
        Console.WriteLine($"{what}. {Machine.Describe()}.");
        Print(kinds, outcomes);
        bool clean = undocumented.Length == 0 && outcomes.TrueForAll(o => o.Finding is null);
        Console.WriteLine(clean ? "Nothing was found." : "This must not be.");
        return clean ? 0 : 1;
    }

    private static void Print(IReadOnlyList<FuzzKind> kinds, List<FuzzOutcome> outcomes)
    {
        Console.WriteLine();
        Console.WriteLine("| kind | cases | taken | refused | findings | s | slowest, s |");
        Console.WriteLine("| --- | --: | --: | --: | --: | --: | --: |");
        foreach (FuzzKind kind in kinds)
        {
            FuzzOutcome[] of = [.. outcomes.Where(o => o.Case.Kind == kind)];
            int cases = of.Select(o => o.Case.Number).Distinct().Count();
            int refused = of.Count(o => o.Refused is not null), findings = of.Count(o => o.Finding is not null);
            int taken = of.Count(o => o is { Refused: null, Finding: null });
            double seconds = of.Sum(o => o.Elapsed.TotalSeconds), slowest = of.Max(o => o.Elapsed.TotalSeconds);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {kind} | {cases} | {taken} | {refused} | {findings} | {seconds:0.0} | {slowest:0.0} |"));
        }

        PrintGroups("refused by", outcomes.Where(o => o.Refused is not null), o => o.Refused.ToString()!);
        PrintGroups("finding", outcomes.Where(o => o.Finding is not null), o => Shown(o.Finding!));
    }

    /// <summary>A row for all cases that ended alike, with the first of them.</summary>
    private static void PrintGroups(string title, IEnumerable<FuzzOutcome> outcomes, Func<FuzzOutcome, string> describe)
    {
        Console.WriteLine();
        Console.WriteLine($"| kind | {title} | cases | the first | damage |");
        Console.WriteLine("| --- | --- | --: | --- | --- |");
        IOrderedEnumerable<IGrouping<(FuzzKind Kind, string Key), FuzzOutcome>> groups = outcomes
            .GroupBy(o => (o.Case.Kind, Key: describe(o).Split(": ")[0]))
            .OrderBy(g => g.Key.Kind)
            .ThenByDescending(g => g.Count());
        foreach (IGrouping<(FuzzKind Kind, string Key), FuzzOutcome> group in groups)
        {
            FuzzOutcome one = group.First();
            Console.WriteLine($"| {one.Case.Kind} | {describe(one)} | {group.Count()} | `{one.Case}` | {Shown(one.Damage)} |");
        }
    }

    /// <summary>Input comes back in messages: control characters are for no terminal, and lines are for one row.</summary>
    private static string Shown(string text)
    {
        string shown = string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c == '|' ? '/' : c));
        return shown.Length > 250 ? shown[..250] + " ..." : shown;
    }
}
