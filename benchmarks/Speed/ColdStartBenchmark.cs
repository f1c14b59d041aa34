using System.Globalization;

namespace DigitTools.Benchmarks.Speed;

/// <summary>How long a shell takes that does one thing and ends.</summary>
internal static class ColdStartBenchmark
{
    /// <summary>Adds the table.</summary>
    /// <param name="report">Takes it.</param>
    /// <param name="repeats">Runs of each command, all in turn.</param>
    public static void Run(Report report, int repeats)
    {
        string picture = Path.Combine(Repository.Root, "examples", "digits", "digit.png");
        (string Name, Func<ChildResult> Run)[] commands =
        [
            ("the shell alone: `1`", () => PowerShellHost.Run("1")),
            ("`Import-Module DigitTools`", () => PowerShellHost.RunWithModule("1")),
            ("one prediction", () => PowerShellHost.RunWithModule($"(Get-DigitPrediction '{picture}').Digit")),
            ("`Get-DigitModel`", () => PowerShellHost.RunWithModule("(Get-DigitModel).ModelId")),
            ("`Test-DigitModel`, 10,000 pictures", () => PowerShellHost.RunWithModule("(Test-DigitModel).Accuracy")),
        ];
        List<double>[] seconds = [.. commands.Select(_ => new List<double>())];

        // The first round only brings the files into memory.
        for (int repeat = -1; repeat < repeats; repeat++)
        {
            for (int i = 0; i < commands.Length; i++)
            {
                double wall = commands[i].Run().Elapsed.TotalSeconds;
                if (repeat >= 0) seconds[i].Add(wall);
            }
        }

        report.Heading($"Cold start, in {PowerShellHost.Name}");
        report.Line($"From the start of the process to its end; {repeats} runs of each in turn. Median, smallest and largest.");
        report.Line();
        report.Head("command", ">seconds", ">over the shell alone, s");
        for (int i = 0; i < commands.Length; i++)
        {
            double over = new Spread(seconds[i].Zip(seconds[0], (own, bare) => own - bare)).Median;
            string more = i == 0 ? "" : over.ToString("0.00", CultureInfo.InvariantCulture);
            report.Row(commands[i].Name, new Spread(seconds[i]).Text("0.00"), more);
        }
    }
}
