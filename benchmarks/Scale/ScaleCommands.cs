using System.CommandLine;

namespace DigitTools.Benchmarks.Scale;

/// <summary>The commands about many machines and many pictures.</summary>
internal static class ScaleCommands
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Command> All => [Slurm(), Scale()];

    private static Command Slurm()
    {
        Option<int> pictures = CountOption.Make("--pictures", "How many pictures, up to 60,000.", 20_000);
        Option<int> shards = CountOption.Make("--shards", "Tasks of the array.", 8);
        Option<int> kills = CountOption.Make("--kills", "How many tasks to kill or put back into the queue.", 12);
        Option<int> seed = CountOption.Make("--seed", "Of the random moments.", 1);
        const string description =
            "Reads pictures with an array of a real Slurm, kills its tasks at random, merges, and compares with one run. "
            + "Needs root, slurm-wlm and munge.";
        var command = new Command("slurm", description) { pictures, shards, kills, seed };
        command.SetAction(a => SlurmBenchmark.Run(a.GetValue(pictures), a.GetValue(shards), a.GetValue(kills), a.GetValue(seed)));
        return command;
    }

    private static Command Scale()
    {
        Option<int> pictures = CountOption.Make("--pictures", "How many pictures are read for each row.", 20_000);
        Option<int> rows = CountOption.Make("--rows", "Rows of the largest merge; the others have a tenth and a hundredth.", 1_000_000);
        Option<int> repeats = CountOption.Make("--repeats", "Measurements of each.", 3);
        const string description =
            "Measures reading, listing, databases and merging, and prints what that makes for 100 million pictures.";
        var command = new Command("scale", description) { pictures, rows, repeats };
        command.SetAction(a => ScaleBenchmark.Run(a.GetValue(pictures), a.GetValue(rows), a.GetValue(repeats)));
        return command;
    }
}
