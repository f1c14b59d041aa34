using System.CommandLine;

namespace DigitTools.Benchmarks.Speed;

/// <summary>The commands that measure time and memory.</summary>
internal static class SpeedCommands
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Command> All =>
    [
        Everything(),
        Growth(),
        Training(),
        TrainingChild(),
        Part(
            new Command("stages", "Time and memory of each stage of a prediction."),
            (report, _, times) => StageReport.Run(report, Math.Max(5, times))),
        Part(
            new Command("network", "ONNX Runtime alone, with the settings that could be chosen."),
            (report, _, times) => NetworkBenchmark.Run(report, times)),
        Part(
            new Command("pipeline", "Folders of pictures, beside OpenCV, PyTorch and tesseract where they are installed."),
            (report, input, times) => PipelineBenchmark.Run(report, input, 10_000, 1000, times)),
        Part(
            new Command("cold-start", "From the start of a shell to its end."),
            (report, _, times) => ColdStartBenchmark.Run(report, times)),
        Part(
            new Command("memory", "The most memory that predictions hold."),
            (report, input, times) => MemoryBenchmark.Run(report, input, [1000, 100_000], times)),
    ];

    private static Option<int> Repeats => CountOption.Make("--repeats", "Measurements of each way, in turn.", 5);

    private static Command Everything()
    {
        var output = new Option<FileInfo>("--output")
        {
            Description = "Markdown file to write; charts go beside it.",
            DefaultValueFactory = _ => new FileInfo(Path.Combine(Repository.Root, "docs", "measurements.md")),
        };
        Option<int> repeats = Repeats;
        var quick = new Option<bool>("--quick") { Description = "A tenth of the pictures, to see that everything works." };
        const string description = "Measures everything about speed, beside what else reads digits, and writes it as Markdown.";
        var command = new Command("all", description) { output, repeats, quick };
        command.SetAction(a => SpeedSuite.Run(a.GetRequiredValue(output).FullName, a.GetValue(repeats), a.GetValue(quick)));
        return command;
    }

    private static Command Growth()
    {
        var chart = new Argument<FileInfo>("chart") { Description = "The PNG file to write." };
        Option<int> files = CountOption.Make("--files", "The largest number of files.", 100_000);
        Option<int> repeats = Repeats;
        const string description = "How the time for a picture grows with their number, their size and the workers.";
        var command = new Command("growth", description) { chart, files, repeats };
        command.SetAction(a =>
        {
            using var input = new SpeedInput();
            GrowthBenchmark.Run(new Report(), input, a.GetValue(files), a.GetValue(repeats), a.GetRequiredValue(chart).FullName);
        });
        return command;
    }

    private static Command Training()
    {
        Option<int> steps = CountOption.Make("--steps", "Steps of each measurement.", 100);
        Option<int> repeats = Repeats;
        const string description = "Times a training step of each architecture, part by part, beside other ways to train it.";
        var command = new Command("training", description) { steps, repeats };
        command.SetAction(a => TrainingBenchmark.Run(a.GetValue(steps), a.GetValue(repeats), Console.WriteLine));
        return command;
    }

    private static Command TrainingChild()
    {
        var way = new Argument<string>("way");
        var architecture = new Argument<string>("architecture");
        var steps = new Argument<int>("steps");
        var command = new Command("training-child", "One measurement of 'training'.") { way, architecture, steps };
        command.Hidden = true;
        command.SetAction(a => TrainingBenchmark.RunChild(
            a.GetRequiredValue(way), a.GetRequiredValue(architecture), a.GetValue(steps)));
        return command;
    }

    /// <summary>One of the measurements that 'all' takes, alone.</summary>
    private static Command Part(Command command, Action<Report, SpeedInput, int> run)
    {
        Option<int> repeats = Repeats;
        command.Add(repeats);
        command.SetAction(a =>
        {
            using var input = new SpeedInput();
            var report = new Report();
            report.Line($"{Machine.Describe()}; {PowerShellHost.Name}.");
            run(report, input, a.GetValue(repeats));
        });
        return command;
    }
}
