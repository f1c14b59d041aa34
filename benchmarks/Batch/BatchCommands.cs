using System.CommandLine;

namespace DigitTools.Benchmarks.Batch;

/// <summary>The commands about batches.</summary>
internal static class BatchCommands
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Command> All => [Kill(), KillChild(), Speed()];

    private static Option<int> Pictures => CountOption.Make("--pictures", "How many pictures.", 10_000);

    private static Command Kill()
    {
        Option<int> pictures = Pictures;
        Option<int> kills = CountOption.Make("--kills", "How many batches to kill.", 20);
        Option<int> seed = CountOption.Make("--seed", "Of the random moments.", 1);
        const string description =
            "Kills batches at random moments, beside others and while files change, and compares the database with the truth.";
        var command = new Command("batch-kill", description) { pictures, kills, seed };
        command.SetAction(a => BatchKillBenchmark.Run(a.GetValue(pictures), a.GetValue(kills), a.GetValue(seed)));
        return command;
    }

    private static Command KillChild()
    {
        var folder = new Argument<string>("folder");
        var command = new Command("batch-child", "The batch of 'batch-kill'.") { folder };
        command.Hidden = true;
        command.SetAction(a => BatchKillBenchmark.RunChild(a.GetRequiredValue(folder)));
        return command;
    }

    private static Command Speed()
    {
        Option<int> pictures = Pictures;
        Option<int> repeats = CountOption.Make("--repeats", "Measurements of each way, in turn.", 5);
        const string description = "Times Invoke-DigitBatch beside Get-DigitPrediction, and a second run over what is done.";
        var command = new Command("batch-speed", description) { pictures, repeats };
        command.SetAction(a => BatchSpeedBenchmark.Run(a.GetValue(pictures), a.GetValue(repeats)));
        return command;
    }
}
