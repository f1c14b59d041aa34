using System.CommandLine;

namespace DigitTools.Benchmarks.Accuracy;

/// <summary>The commands that count what is read right.</summary>
internal static class AccuracyCommands
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Command> All => [Accuracy(), Printed(), Foreign(), Probe()];

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

    private static Command Printed()
    {
        var fonts = new Argument<DirectoryInfo>("fonts") { Description = "Folder with font files (TTF, OTF), there and below." };
        var model = new Option<FileInfo?>("--model") { Description = "The model to use; default: the shipped one." };
        Option<int> count = CountOption.Make("--count", "Pictures of each digit in each font.", 6);
        Option<int> seed = CountOption.Make("--seed", "Another seed, other pictures.", 1);
        var sheets = new Option<DirectoryInfo?>("--sheets") { Description = "Folder for sheets of the worst mistakes." };
        const string description = "Sets digits in fonts, reads them as scans and photos show them, and prints how many are right.";
        var command = new Command("printed-digits", description) { fonts, model, count, seed, sheets };
        command.SetAction(a => PrintedBenchmark.Run(
            a.GetRequiredValue(fonts).FullName,
            a.GetValue(model)?.FullName,
            a.GetValue(count),
            a.GetValue(seed),
            a.GetValue(sheets)?.FullName));
        return command;
    }

    private static Command Foreign()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "Folder with ONNX files, there and below." };
        Option<int> count = CountOption.Make("--count", "How many test pictures of MNIST, from the first on.", 10_000);
        var best = new Option<bool>("--best") { Description = "Measures every convention too, for the best of them." };
        const string description = "Reads MNIST with models of other tools, as they are found to want it, and prints how many are right.";
        var command = new Command("foreign-models", description) { folder, count, best };
        command.SetAction(a => ForeignModels.Print(a.GetRequiredValue(folder).FullName, a.GetValue(count), a.GetValue(best)));
        return command;
    }

    private static Command Probe()
    {
        var file = new Argument<FileInfo>("file") { Description = "The file to write: DigitTools.Core/Onnx/Probing/probe-digits.gz." };
        var command = new Command("probe-digits", "Writes the digits on which models of other tools are tried out.") { file };
        command.SetAction(a => ProbeDigits.Write(a.GetRequiredValue(file).FullName));
        return command;
    }
}
