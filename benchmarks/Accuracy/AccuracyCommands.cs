using System.CommandLine;

namespace DigitTools.Benchmarks.Accuracy;

/// <summary>The command that counts what is read right.</summary>
internal static class AccuracyCommands
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Command> All => [Accuracy()];

    private static Command Accuracy()
    {
        var sets = new Option<DirectoryInfo>("--sets")
        {
            Description = "Folder with the folders user-digits, dida, usps, canvas and not-digits.",
            DefaultValueFactory = _ => new DirectoryInfo(Path.Combine(Repository.Root, "..", "shared", "dev-sets")),
        };
        var model = new Option<FileInfo?>("--model") { Description = "The model to use; default: the shipped one." };
        var sheets = new Option<DirectoryInfo?>("--sheets") { Description = "Folder for sheets of the worst mistakes." };
        var quick = new Option<bool>("--quick") { Description = "Without MNIST and corrupted MNIST." };
        const string description = "Reads pictures of all kinds and prints how many are right, recognized, rejected.";
        var command = new Command("accuracy", description) { sets, model, sheets, quick };
        command.SetAction(a => AccuracyBenchmark.Run(
            a.GetRequiredValue(sets).FullName, a.GetValue(model)?.FullName, a.GetValue(sheets)?.FullName, !a.GetValue(quick)));
        return command;
    }
}
