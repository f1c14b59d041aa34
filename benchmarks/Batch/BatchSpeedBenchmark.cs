using System.Diagnostics;
using System.Globalization;

namespace DigitTools.Benchmarks.Batch;

/// <summary>
/// Invoke-DigitBatch beside Get-DigitPrediction on the same files, and how long it takes to find out that nothing is new.
/// </summary>
internal static class BatchSpeedBenchmark
{
    /// <summary>In one process, in turn, so that whatever else the machine does slows down both.</summary>
    private const string Script =
        """
        param([string] $Folder, [string] $Work, [int] $Rounds)
        $culture = [cultureinfo]::InvariantCulture
        $files = [System.IO.Directory]::GetFiles($Folder, '*.png', 'AllDirectories')
        $null = $files | Get-DigitPrediction
        for ($i = 1; $i -le $Rounds; $i++) {
            $plain = [System.Diagnostics.Stopwatch]::StartNew()
            $null = $files | Get-DigitPrediction
            $plain.Stop()
            $batch = [System.Diagnostics.Stopwatch]::StartNew()
            $result = Invoke-DigitBatch $Folder "$Work/$i.db" -Recurse
            $batch.Stop()
            if ($result.Processed -ne $files.Count) { throw "Processed $($result.Processed) of $($files.Count) pictures." }
            $again = [System.Diagnostics.Stopwatch]::StartNew()
            $result = Invoke-DigitBatch $Folder "$Work/$i.db" -Recurse
            $again.Stop()
            if ($result.Skipped -ne $files.Count) { throw "Skipped $($result.Skipped) of $($files.Count) pictures." }
            $times = $plain.Elapsed.TotalSeconds, $batch.Elapsed.TotalSeconds, $again.Elapsed.TotalSeconds
            [string]::Format($culture, '{0} {1} {2} {3}', $files.Count, $times[0], $times[1], $times[2])
        }
        """;

    /// <summary>Prints a row a round.</summary>
    /// <param name="pictures">How many pictures.</param>
    /// <param name="rounds">How many measurements of each.</param>
    public static int Run(int pictures, int rounds)
    {
        string folder = Directory.CreateTempSubdirectory("digittools-batch-speed-").FullName;
        try
        {
            string inbox = Path.Combine(folder, "inbox"), script = Path.Combine(folder, "measure.ps1");
            new UniqueDigits().Write(inbox, pictures);
            File.WriteAllText(script, Script);
            string shell = Path.Combine(Repository.Root, "DigitTools.Shell", "bin", "Release", "net10.0", "DigitTools.Shell.dll");
            Console.WriteLine($"{pictures:N0} pictures of MNIST, a row a round. {Machine.Describe()}.");
            Console.WriteLine();
            Console.WriteLine("| Get-DigitPrediction, pictures/s | Invoke-DigitBatch, pictures/s | ratio | second run, s |");
            Console.WriteLine("| --: | --: | --: | --: |");
            string[] arguments = [shell, "-NonInteractive", script, inbox, folder, rounds.ToString(CultureInfo.InvariantCulture)];
            var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
            using Process process = Process.Start(start)!;
            var ratios = new List<double>();
            while (process.StandardOutput.ReadLine() is { } line)
            {
                double[] numbers = [.. line.Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture))];
                ratios.Add(numbers[1] / numbers[2]);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {numbers[0] / numbers[1]:N0} | {numbers[0] / numbers[2]:N0} | {ratios[^1]:P1} | {numbers[3]:0.00} |"));
            }

            process.WaitForExit();
            if (ratios.Count == 0) return process.ExitCode;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Mean ratio {ratios.Average():P1}, lowest {ratios.Min():P1}, highest {ratios.Max():P1}."));
            return process.ExitCode;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
