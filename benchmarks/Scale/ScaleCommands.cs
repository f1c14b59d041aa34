using System.CommandLine;

namespace DigitTools.Benchmarks.Scale;

/// <summary>The commands about many machines and many pictures.</summary>
internal static class ScaleCommands
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Command> All => [Slurm(), Scale()];

    private static Command Slurm()
    {
        var pictures = new Option<int>("--pictures") { Description = "How many pictures, up to 60,000.", DefaultValueFactory = _ => 20_000 };
        var shards = new Option<int>("--shards") { Description = "Tasks of the array.", DefaultValueFactory = _ => 8 };
        var kills = new Option<int>("--kills") { Description = "How many tasks to kill or put back into the queue.", DefaultValueFactory = _ => 12 };
        var seed = new Option<int>("--seed") { Description = "Of the random moments.", DefaultValueFactory = _ => 1 };
        var command = new Command("slurm", "Reads pictures with an array of a real Slurm, kills its tasks at random, merges, and compares with one run. Needs root, slurm-wlm and munge.") { pictures, shards, kills, seed };
        command.SetAction(a => SlurmBenchmark.Run(a.GetValue(pictures), a.GetValue(shards), a.GetValue(kills), a.GetValue(seed)));
        return command;
    }

    private static Command Scale()
    {
        var pictures = new Option<int>("--pictures") { Description = "How many pictures are read for each row.", DefaultValueFactory = _ => 20_000 };
        var rows = new Option<int>("--rows") { Description = "Rows of the largest merge; the others have a tenth and a hundredth.", DefaultValueFactory = _ => 1_000_000 };
        var repeats = new Option<int>("--repeats") { Description = "Measurements of each.", DefaultValueFactory = _ => 3 };
        var command = new Command("scale", "Measures reading, listing, databases and merging, and prints what that makes for 100 million pictures.") { pictures, rows, repeats };
        command.SetAction(a => ScaleBenchmark.Run(a.GetValue(pictures), a.GetValue(rows), a.GetValue(repeats)));
        return command;
    }
}
