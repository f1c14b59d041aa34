using System.CommandLine;
using DigitTools.Benchmarks.Fuzzing.Attack;

namespace DigitTools.Benchmarks.Fuzzing;

/// <summary>The commands that attack the core with bad input.</summary>
internal static class FuzzCommands
{
    private const string AllKinds = "all";

    /// <summary>All of them.</summary>
    public static IEnumerable<Command> All => [Fuzz(), Child(), Make()];

    private static string[] KindNames => [.. Enum.GetNames<FuzzKind>().Select(name => name.ToLowerInvariant())];

    private static Command Fuzz()
    {
        var kind = new Option<string>("--kind") { Description = "What to attack.", DefaultValueFactory = _ => AllKinds };
        kind.AcceptOnlyFromAmong([.. KindNames, AllKinds]);
        var count = new Option<int>("--count") { Description = "Cases of each kind.", DefaultValueFactory = _ => 200 };
        var first = new Option<int>("--first") { Description = "Number of the first case.", DefaultValueFactory = _ => 0 };
        var seed = new Option<int>("--seed") { Description = "Another seed, other cases.", DefaultValueFactory = _ => 1 };
        var keep = new Option<DirectoryInfo?>("--keep") { Description = "Folder for the inputs of findings; made where it is missing." };
        var patience = new Option<int>("--timeout") { Description = "Seconds after which a case hangs.", DefaultValueFactory = _ => 20 };
        const string description =
            "Damages pictures, models, databases, checkpoints and data; reports what is neither refused in order nor sound.";
        var command = new Command("fuzz", description)
        {
            kind, count, first, seed, keep, patience,
        };
        command.SetAction(a =>
        {
            string asked = a.GetRequiredValue(kind);
            FuzzKind[] kinds = asked == AllKinds ? Enum.GetValues<FuzzKind>() : [Enum.Parse<FuzzKind>(asked, ignoreCase: true)];
            var longest = TimeSpan.FromSeconds(a.GetValue(patience));
            return FuzzBenchmark.Run(kinds, a.GetValue(seed), a.GetValue(first), a.GetValue(count), longest, a.GetValue(keep)?.FullName);
        });
        return command;
    }

    private static Command Child()
    {
        var kind = new Argument<FuzzKind>("kind");
        var seed = new Argument<int>("seed");
        var first = new Argument<int>("first");
        var end = new Argument<int>("end");
        var folder = new Argument<string>("folder");
        var patience = new Argument<double>("patience");
        var command = new Command("fuzz-child", "Some cases of 'fuzz'.") { kind, seed, first, end, folder, patience };
        command.Hidden = true;
        command.SetAction(a => FuzzChild.Run(
            a.GetValue(kind), a.GetValue(seed), a.GetValue(first), a.GetValue(end), a.GetRequiredValue(folder),
            TimeSpan.FromSeconds(a.GetValue(patience))));
        return command;
    }

    private static Command Make()
    {
        var kind = new Argument<FuzzKind>("kind");
        var seed = new Argument<int>("seed");
        var folder = new Argument<string>("folder");
        var numbers = new Argument<int[]>("numbers") { Arity = ArgumentArity.OneOrMore };
        var command = new Command("fuzz-make", "Makes the inputs of some cases of 'fuzz'.") { kind, seed, folder, numbers };
        command.Hidden = true;
        command.SetAction(a => FuzzChild.Make(a.GetValue(kind), a.GetValue(seed), a.GetRequiredValue(folder), a.GetRequiredValue(numbers)));
        return command;
    }
}
