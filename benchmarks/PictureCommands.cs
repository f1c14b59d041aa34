using System.CommandLine;

namespace DigitTools.Benchmarks;

/// <summary>The commands that make pictures for the examples and the documents.</summary>
internal static class PictureCommands
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Command> All => [Samples(), Mnist(), Drawn(), Documents(), OfSheet(), OfReport()];

    private static Argument<DirectoryInfo> Folder =>
        new("folder") { Description = "Folder to write to; made if it is missing." };

    private static Argument<FileInfo> Png => new("file") { Description = "The PNG file to write." };

    private static Command Samples()
    {
        Argument<DirectoryInfo> folder = Folder;
        var command = new Command("samples", "Draws the sample pictures of examples/digits from MNIST test digits.") { folder };
        command.SetAction(a => SamplePictures.Write(a.GetRequiredValue(folder).FullName));
        return command;
    }

    private static Command Mnist()
    {
        Argument<DirectoryInfo> folder = Folder;
        Option<int> count = CountOption.Make("--count", "How many pictures, from the first on.", 10_000);
        var command = new Command("mnist-png", "Writes the MNIST test digits as PNG files into class folders 0 .. 9.") { folder, count };
        command.SetAction(a => MnistPictures.Write(a.GetRequiredValue(folder).FullName, a.GetValue(count)));
        return command;
    }

    private static Command Drawn()
    {
        const string description =
            "Draws a sheet of what the training draws beside the data: digits, what is no digit, worn pictures.";
        Argument<FileInfo> file = Png;
        Option<int> seed = CountOption.Make("--seed", "Another seed, other drawings.", 1);
        var command = new Command("drawings", description) { file, seed };
        command.SetAction(a => Drawings.Write(a.GetRequiredValue(file).FullName, a.GetValue(seed)));
        return command;
    }

    private static Command Documents()
    {
        Argument<DirectoryInfo> folder = Folder;
        const string description = "Draws the pictures of the documents anew, from the model and the data that ship.";
        var command = new Command("docs-pictures", description) { folder };
        command.SetAction(a => DocumentPictures.Write(a.GetRequiredValue(folder).FullName));
        return command;
    }

    private static Command OfSheet()
    {
        Argument<FileInfo> file = Png;
        var command = new Command("sheet-picture", "Draws the picture of the documents that shows a sheet, alone.") { file };
        command.SetAction(a => DocumentPictures.WriteSheet(a.GetRequiredValue(file).FullName));
        return command;
    }

    private static Command OfReport()
    {
        const string description = "Draws the top of a report as PNG, in the browser of this machine.";
        var report = new Argument<FileInfo>("report") { Description = "What Export-DigitReport wrote." };
        Argument<FileInfo> file = Png;
        var dark = new Option<bool>("--dark") { Description = "As one sees it who prefers dark pages." };
        var command = new Command("report-picture", description) { report, file, dark };
        command.SetAction((a, _) => ReportPicture.Write(
            a.GetRequiredValue(report).FullName, a.GetRequiredValue(file).FullName, a.GetValue(dark)));
        return command;
    }
}
