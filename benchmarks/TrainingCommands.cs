using System.CommandLine;
using DigitTools.Core.Model;
using DigitTools.Core.Training;

namespace DigitTools.Benchmarks;

/// <summary>The commands that train: for accuracy, and to see that nothing is lost when a training is killed.</summary>
internal static class TrainingCommands
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Command> All => [FewPictures(), Seeds(), Ensembles(), Kill(), KillChild(), Load()];

    private static Option<int> SeedCount => CountOption.Make("--seeds", "How many seeds: 1, 2, 3 ...", 5);

    private static Command FewPictures()
    {
        Option<int> seeds = SeedCount;
        const string description = "Trains on a few pictures of each digit and prints what accuracy that reaches.";
        var command = new Command("few-pictures", description) { seeds };
        command.SetAction(a => FewPicturesBenchmark.Run(a.GetValue(seeds)));
        return command;
    }

    private static Command Seeds()
    {
        Option<DigitArchitecture> architecture = ArchitectureOption.Make();
        Option<int> epochs = CountOption.Make("--epochs", "Epochs of each training.", TrainingOptions.DefaultEpochs);
        Option<int> first = CountOption.Make("--first", "The first seed.", 1);
        Option<int> seeds = CountOption.Make("--seeds", "How many seeds, from the first on.", 5);
        Option<int> threads = CountOption.Make("--threads", "Threads to compute on.", Environment.ProcessorCount);
        var validation = new Option<double>("--validation-fraction")
        {
            Description = "The part held back to choose the best epoch; 0 keeps the last.",
            DefaultValueFactory = _ => TrainingOptions.DefaultValidationFraction,
        };
        var keep = new Option<DirectoryInfo?>("--keep") { Description = "Folder in which the models stay; default: none stays." };
        Option<FileInfo?> calibration = CalibrationOption.Make();
        const string description = "Trains with several seeds and prints the spread of the accuracy.";
        var command = new Command("seeds", description) { architecture, epochs, first, seeds, threads, validation, keep, calibration };
        command.SetAction(a => SeedBenchmark.Run(
            new TrainingOptions
            {
                Architecture = a.GetRequiredValue(architecture),
                Epochs = a.GetValue(epochs),
                Seed = a.GetValue(first),
                ThreadCount = a.GetValue(threads),
                ValidationFraction = a.GetValue(validation),
                CalibrationModel = a.GetValue(calibration)?.FullName,
            },
            a.GetValue(seeds),
            a.GetValue(keep)?.FullName));
        return command;
    }

    private static Command Ensembles()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "Holds models of one recipe, as 'seeds --keep' leaves them." };
        var command = new Command("ensembles", "Prints what the models of a folder read alone, and several of them together.") { folder };
        command.SetAction(a => EnsembleBenchmark.Run(a.GetRequiredValue(folder).FullName));
        return command;
    }

    private static Command Kill()
    {
        Option<int> rounds = CountOption.Make("--rounds", "How many trainings to kill.", 10);
        Option<int> seed = CountOption.Make("--seed", "Of the random moments.", 1);
        const string description =
            "Kills trainings at random moments, lets them go on, and compares the models byte for byte.";
        var command = new Command("kill-resume", description) { rounds, seed };
        command.SetAction(a => KillBenchmark.Run(a.GetValue(rounds), a.GetValue(seed)));
        return command;
    }

    private static Command KillChild()
    {
        var folder = new Argument<string>("folder");
        var name = new Argument<string>("name");
        var command = new Command("kill-child", "The training of 'kill-resume'.") { folder, name };
        command.Hidden = true;
        command.SetAction(a => KillBenchmark.RunChild(a.GetRequiredValue(folder), a.GetRequiredValue(name)));
        return command;
    }

    private static Command Load()
    {
        Option<int> trainings = CountOption.Make("--trainings", "How many trainings.", 200);
        Option<int> epochs = CountOption.Make("--epochs", "Epochs of each training.", 2);
        const string description =
            "Trains again and again beside busy threads and garbage collections, and counts the trainings that die.";
        var command = new Command("training-load", description) { trainings, epochs };
        command.SetAction(a => TrainingLoadBenchmark.Run(a.GetValue(trainings), a.GetValue(epochs)));
        return command;
    }
}
