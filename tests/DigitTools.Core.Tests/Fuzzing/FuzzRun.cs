using DigitTools.Benchmarks.Fuzzing.Attack;

namespace DigitTools.Core.Tests.Fuzzing;

/// <summary>The first cases of the command 'fuzz', in this process.</summary>
internal static class FuzzRun
{
    private const int Seed = 1;

    /// <summary>So long that no machine is too slow: a case that ends takes a second at most.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>Every case is refused in order, or gives what can be.</summary>
    public static void FindsNothing(FuzzKind kind, int cases)
    {
        using var folder = new TestFolder();
        var folders = new FuzzFolders(folder["fuzz"]);
        using var target = FuzzTarget.Of(kind, folders);

        // Other tests take memory at the same time; how much is too much, only the command can tell.
        var runner = new FuzzRunner(target, folders, s_patience) { Seed = Seed, MostMemory = long.MaxValue };
        var findings = new List<string>();
        for (int number = 0; number < cases; number++)
        {
            FuzzOutcome outcome = runner.Run(number);
            if (outcome.Finding is not null) findings.Add($"fuzz {outcome.Case} ({outcome.Damage}): {outcome.Finding}");
            if (outcome.IsHang) break;
        }

        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
    }
}
