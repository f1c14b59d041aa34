using System.CommandLine;

namespace DigitTools.Benchmarks.Lines;

/// <summary>The commands about lines of digits.</summary>
internal static class LineCommands
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Command> All => [Sheet(), Samples(), Calibrate(), Accuracy(), Boxes()];

    private static Argument<DirectoryInfo[]> Folders => new("folders")
    {
        Description = "Folders with labels.csv (file,text), or with a folder for each digit.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static Command Sheet()
    {
        var path = new Argument<FileInfo>("png") { Description = "The PNG file to write." };
        Option<int> seed = CountOption.Make("--seed", "Another seed, other lines.", 1);
        const string description = "A sheet of the lines that a training draws, with the boxes of their digits.";
        var command = new Command("line-sheet", description) { path, seed };
        command.SetAction(a => LineSheet.Write(a.GetRequiredValue(path).FullName, a.GetValue(seed)));
        return command;
    }

    private static Command Samples()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "The folder for them." };
        Option<int> seed = CountOption.Make("--seed", "Another seed, other hands.", 1);
        var command = new Command("line-samples", "The pictures of numbers that come with the examples.") { folder, seed };
        command.SetAction(a => SampleNumbers.Write(a.GetRequiredValue(folder).FullName, a.GetValue(seed)));
        return command;
    }

    private static Command Calibrate()
    {
        var path = new Argument<FileInfo>("onnx") { Description = "The model; changed." };
        Argument<DirectoryInfo[]> folders = Folders;
        var wanted = new Option<double>("--right") { Description = "Of the recognized texts, 0..1.", DefaultValueFactory = _ => 0.985 };
        var command = new Command("line-calibrate", "Fits the confidence of texts, and the threshold.") { path, folders, wanted };
        command.SetAction(a => LineCalibration.Run(
            a.GetRequiredValue(path).FullName, [.. a.GetRequiredValue(folders).Select(f => f.FullName)], a.GetValue(wanted)));
        return command;
    }

    private static Command Accuracy()
    {
        Argument<DirectoryInfo[]> folders = Folders;
        var model = new Option<FileInfo>("--model") { Description = "The model; the one that ships if left out." };
        var verbose = new Option<bool>("--verbose") { Description = "Names each one that is not read right." };
        var command = new Command("line-accuracy", "How many pictures of numbers are read right.") { folders, model, verbose };
        command.SetAction(a => LineAccuracy.Run(
            a.GetValue(model)?.FullName, [.. a.GetRequiredValue(folders).Select(f => f.FullName)], a.GetValue(verbose)));
        return command;
    }

    private static Command Boxes()
    {
        var model = new Option<FileInfo>("--model") { Description = "The model; the one that ships if left out." };
        Option<int> count = CountOption.Make("--count", "Lines.", 1000);
        Option<int> seed = CountOption.Make("--seed", "Another seed, other lines.", 1);
        var command = new Command("line-boxes", "How well the boxes of digits are found, in drawn lines.") { model, count, seed };
        command.SetAction(a => LineBoxes.Run(a.GetValue(model)?.FullName, a.GetValue(count), a.GetValue(seed)));
        return command;
    }
}
