using System.CommandLine;

namespace DigitTools.Benchmarks.Sheets;

/// <summary>The commands about sheets.</summary>
internal static class SheetCommands
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Command> All => [Samples()];

    private static Command Samples()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "The folder for them." };
        Option<int> seed = CountOption.Make("--seed", "Another seed, other hands.", 1);
        var command = new Command("sheet-samples", "The sheets and forms that come with the examples.") { folder, seed };
        command.SetAction(a => SampleSheets.Write(a.GetRequiredValue(folder).FullName, a.GetValue(seed)));
        return command;
    }
}
