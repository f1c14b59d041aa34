using System.CommandLine;

namespace DigitTools.Benchmarks.Scenes;

/// <summary>The commands about pictures as people bring them.</summary>
internal static class SceneCommands
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Command> All => [Read(), Labelled(), Sheet(), Steps(), Readings(), Fit()];

    private static Command Read()
    {
        var model = new Option<FileInfo?>("--model") { Description = "The model to use; default: the shipped one." };
        var count = new Option<int>("--count") { Description = "Scenes of each kind.", DefaultValueFactory = _ => 100 };
        var seed = new Option<int>("--seed") { Description = "Another seed, other scenes.", DefaultValueFactory = _ => 1 };
        var keep = new Option<DirectoryInfo?>("--keep") { Description = "Folder for the scenes that are not read right, with charts." };
        var command = new Command("scenes", "Draws pictures as people bring them, reads them, and prints how many are right.")
        {
            model, count, seed, keep,
        };
        command.SetAction(a =>
            SceneBenchmark.Run(a.GetValue(model)?.FullName, a.GetValue(count), a.GetValue(seed), a.GetValue(keep)?.FullName));
        return command;
    }

    private static Command Labelled()
    {
        var labels = new Argument<FileInfo>("labels") { Description = "CSV file: file, kind, expected (a digit, several or none)." };
        var model = new Option<FileInfo?>("--model") { Description = "The model to use; default: the shipped one." };
        var verbose = new Option<bool>("--verbose") { Description = "Names each picture that is not read right." };
        var command = new Command("labelled", "Reads other pictures whose truth is known, and prints how many are right.")
        {
            labels, model, verbose,
        };
        command.SetAction(a =>
            LabelledPictures.Run(a.GetValue(model)?.FullName, a.GetRequiredValue(labels).FullName, a.GetValue(verbose)));
        return command;
    }

    private static Command Sheet()
    {
        var file = new Argument<FileInfo>("file") { Description = "The PNG file to write." };
        var seed = new Option<int>("--seed") { Description = "Another seed, other scenes.", DefaultValueFactory = _ => 1 };
        var command = new Command("scene-sheet", "Draws a sheet with some scenes of each kind.") { file, seed };
        command.SetAction(a => SceneSheet.Write(a.GetRequiredValue(file).FullName, a.GetValue(seed)));
        return command;
    }

    private static Command Steps()
    {
        var count = new Option<int>("--count") { Description = "Scenes of each kind.", DefaultValueFactory = _ => 100 };
        var seed = new Option<int>("--seed") { Description = "Another seed, other scenes.", DefaultValueFactory = _ => 1 };
        var command = new Command("search-steps", "Prints how often scenes have to be looked at again, and what it costs.") { count, seed };
        command.SetAction(a => SearchSteps.Run(a.GetValue(count), a.GetValue(seed)));
        return command;
    }

    private static Command Readings()
    {
        var files = new Argument<FileInfo[]>("pictures") { Description = "The pictures.", Arity = ArgumentArity.OneOrMore };
        var model = new Option<FileInfo?>("--model") { Description = "The model to use; default: the shipped one." };
        var sheet = new Option<FileInfo?>("--sheet") { Description = "PNG file for what the network sees, a row for each picture." };
        var command = new Command("readings", "Prints all readings of pictures, and how far each is trusted.") { files, model, sheet };
        command.SetAction(a => PictureReadings.Run(
            a.GetValue(model)?.FullName, [.. a.GetRequiredValue(files).Select(f => f.FullName)], a.GetValue(sheet)?.FullName));
        return command;
    }

    private static Command Fit()
    {
        var model = new Option<FileInfo?>("--model") { Description = "The model to use; default: the shipped one." };
        var count = new Option<int>("--count") { Description = "Scenes of each kind.", DefaultValueFactory = _ => 300 };
        var seed = new Option<int>("--seed") { Description = "Not one that is measured by.", DefaultValueFactory = _ => 1001 };
        var file = new Argument<FileInfo>("file") { Description = "The JSON file to write." };
        var command = new Command("fit-trust", "Fits how far a reading is to be trusted to drawn scenes.") { file, model, count, seed };
        command.SetAction(a =>
            TrustFit.Run(a.GetValue(model)?.FullName, a.GetValue(count), a.GetValue(seed), a.GetRequiredValue(file).FullName));
        return command;
    }
}
