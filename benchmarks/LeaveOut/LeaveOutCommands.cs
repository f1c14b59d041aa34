using System.CommandLine;
using DigitTools.Core.Model;
using DigitTools.Core.Training;

namespace DigitTools.Benchmarks.LeaveOut;

/// <summary>The commands that judge a recipe on parts of MNIST's training half that its training left out.</summary>
internal static class LeaveOutCommands
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Command> All => [Train(), Report()];

    private static Command Train()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "Where the model goes, as fold-k.onnx." };
        Option<int> fold = CountOption.Make("--fold", "The sixth of the training half that is left out, 0 .. 5.", 0);
        Option<int> epochs = CountOption.Make("--epochs", "Epochs of the training.", TrainingOptions.DefaultEpochs);
        Option<int> threads = CountOption.Make("--threads", "Threads to compute on.", Environment.ProcessorCount);
        Option<int> seed = CountOption.Make("--seed", "Start of every random sequence.", 1);
        Option<DigitArchitecture> architecture = ArchitectureOption.Make();
        const string description = "Trains on five sixths of MNIST's training half.";
        var command = new Command("leave-out", description) { folder, fold, epochs, threads, seed, architecture };
        command.SetAction(a => LeaveOutTraining.Run(
            a.GetRequiredValue(folder).FullName,
            a.GetValue(fold),
            new TrainingOptions
            {
                Architecture = a.GetRequiredValue(architecture),
                Epochs = a.GetValue(epochs),
                ThreadCount = a.GetValue(threads),
                Seed = a.GetValue(seed),
            }));
        return command;
    }

    private static Command Report()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "Holds the models fold-k.onnx of a recipe." };
        var other = new Option<DirectoryInfo?>("--other") { Description = "Those of another recipe, to compare." };
        const string description = "Prints how models read what their training left out, clean, spoilt and as small bitmaps.";
        var command = new Command("leave-out-report", description) { folder, other };
        command.SetAction(a => LeaveOutTraining.Report(a.GetRequiredValue(folder).FullName, a.GetValue(other)?.FullName));
        return command;
    }
}
