using System.CommandLine;

namespace DigitTools.Benchmarks.Grids;

/// <summary>The commands about sheets.</summary>
internal static class GridCommands
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Command> All => [Accuracy()];

    private static Command Accuracy()
    {
        var folder = new Argument<DirectoryInfo>("folder")
        {
            Description = "A folder with labels.csv (file,text): rows parted by /, . for an empty cell, ? for one that isn't counted.",
        };
        var classifier = new Option<FileInfo>("--digits") { Description = "The model for digits; the one that ships if left out." };
        var network = new Option<FileInfo>("--numbers") { Description = "The model for numbers; the one that ships if left out." };
        var verbose = new Option<bool>("--verbose") { Description = "Names each cell that is not read right." };
        const string description = "How many cells of photographed sheets are read right.";
        var command = new Command("grids", description) { folder, classifier, network, verbose };
        command.SetAction(a => GridAccuracy.Run(
            a.GetRequiredValue(folder).FullName, a.GetValue(classifier)?.FullName, a.GetValue(network)?.FullName, a.GetValue(verbose)));
        return command;
    }
}
