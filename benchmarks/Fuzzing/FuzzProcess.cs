using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DigitTools.Benchmarks.Fuzzing.Attack;

namespace DigitTools.Benchmarks.Fuzzing;

/// <summary>
/// Runs the cases of one kind in child processes, one after the other: where one dies or hangs, the next goes on behind the case that
/// did it.
/// </summary>
/// <param name="kind">What is attacked.</param>
/// <param name="seed">Of the whole run.</param>
/// <param name="folder">Where to work: for the cases, and for what stands for home and for temporary files.</param>
/// <param name="patience">After so long a case hangs.</param>
internal sealed class FuzzProcess(FuzzKind kind, int seed, string folder, TimeSpan patience)
{
    /// <summary>What the heap of a child may grow to, bytes, hexadecimal: 3 GiB, lest a case take the machine with it.</summary>
    private const string MostHeap = "C0000000";

    /// <summary>How long a child may be silent beyond the patience for a case: it makes its seeds first.</summary>
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(100);

    private readonly string _home = Directory.CreateDirectory(Path.Combine(folder, "home")).FullName;
    private readonly string _temporary = Directory.CreateDirectory(Path.Combine(folder, "tmp")).FullName;
    private readonly List<FuzzOutcome> _outcomes = [];
    private readonly List<string> _said = [];
    private int _current;
    private bool _hasBegun;

    /// <summary>Runs the cases.</summary>
    /// <param name="first">Number of the first case.</param>
    /// <param name="count">How many.</param>
    public IReadOnlyList<FuzzOutcome> Run(int first, int count)
    {
        int next = first, end = first + count;
        while (next < end)
        {
            (_current, _hasBegun) = (next, false);
            string work = Path.Combine(folder, "work"), seconds = patience.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            using Process child = Start(["fuzz-child", kind.ToString(), Text(seed), Text(next), Text(end), work, seconds]);
            bool ended = Listen(child);
            if (!ended) child.Kill();
            child.WaitForExit();
            bool finished = _outcomes.Exists(o => o.Case.Number == _current && o.Elapsed > TimeSpan.Zero);
            string when = finished ? ", after the case" : "", words = string.Join(" / ", _said.Take(2));
            if (ended && (child.ExitCode != 0 || !finished)) Add($"ends the process with {child.ExitCode}{when}: {words}");
            else if (!finished) Add("hangs, and its process with it");
            else TellWhatWasSaid();
            _said.Clear();
            if (!_hasBegun) break;
            next = _current + 1;
        }

        CheckEmpty(_home, "home folder");
        CheckEmpty(_temporary, "folder of temporary files");
        return _outcomes;
    }

    /// <summary>Makes inputs again, to be looked at.</summary>
    /// <param name="numbers">The cases.</param>
    /// <param name="keep">Gets a folder for each.</param>
    public void Keep(IEnumerable<int> numbers, string keep)
    {
        using Process child = Start(["fuzz-make", kind.ToString(), Text(seed), keep, .. numbers.Select(Text)]);
        child.WaitForExit();
    }

    private Process Start(string[] arguments)
    {
        string program = Environment.ProcessPath!;
        // "dotnet Program.dll" is as good as the program's own start.
        if (Path.GetFileNameWithoutExtension(program) == "dotnet") arguments = [Environment.GetCommandLineArgs()[0], .. arguments];
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["HOME"] = _home;
        start.Environment["TMPDIR"] = _temporary;
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_GCHeapHardLimit"] = MostHeap;
        return Process.Start(start)!;
    }

    /// <summary>Takes in what a child says until it ends or a case hangs.</summary>
    /// <returns>Whether it ended by itself.</returns>
    private bool Listen(Process child)
    {
        using var lines = new BlockingCollection<(string Line, bool IsError)>();
        Task[] readers =
        [
            Task.Run(() => Read(child.StandardOutput, lines, isError: false)),
            Task.Run(() => Read(child.StandardError, lines, isError: true)),
        ];
        _ = Task.WhenAll(readers).ContinueWith(_ => lines.CompleteAdding(), TaskScheduler.Default);
        bool hangs = false;
        while (!lines.IsCompleted && !hangs)
        {
            if (lines.TryTake(out (string Line, bool IsError) said, patience + s_silence)) hangs = Hear(said.Line, said.IsError);
            else if (!lines.IsCompleted) hangs = true;
        }

        if (hangs) child.Kill();
        Task.WaitAll(readers);
        while (lines.TryTake(out _))
        {
            // Said after the end.
        }

        return !hangs;
    }

    private static void Read(StreamReader from, BlockingCollection<(string Line, bool IsError)> lines, bool isError)
    {
        while (from.ReadLine() is { } line) lines.Add((line, isError));
    }

    /// <summary>Takes in a line.</summary>
    /// <returns>Whether it tells that the case hangs.</returns>
    private bool Hear(string line, bool isError)
    {
        if (!isError && line.StartsWith(FuzzChild.Begin, StringComparison.Ordinal))
        {
            TellWhatWasSaid();
            (_current, _hasBegun) = (int.Parse(line.AsSpan(FuzzChild.Begin.Length), CultureInfo.InvariantCulture), true);
            return false;
        }

        if (!isError && line.StartsWith(FuzzChild.End, StringComparison.Ordinal))
        {
            FuzzOutcome outcome = JsonSerializer.Deserialize<FuzzOutcome>(line.AsSpan(FuzzChild.End.Length))!;
            _outcomes.Add(outcome);
            return outcome.IsHang;
        }

        if (line.Length > 0) _said.Add($"standard {(isError ? "error" : "output")}: {line}");
        return false;
    }

    /// <summary>Nothing of ours writes there but objects and errors.</summary>
    private void TellWhatWasSaid()
    {
        if (_said.Count > 0) Add($"writes to {_said[0]}");
        _said.Clear();
    }

    private void CheckEmpty(string checkedFolder, string name)
    {
        string? left = Directory.EnumerateFileSystemEntries(checkedFolder, "*", SearchOption.AllDirectories).FirstOrDefault();
        if (left is not null) Add($"leaves {Path.GetRelativePath(checkedFolder, left)} in the {name}");
    }

    /// <summary>Something that the child can't tell of itself.</summary>
    private void Add(string finding) =>
        _outcomes.Add(new FuzzOutcome(new FuzzCase(kind, seed, _current), "", null, finding, TimeSpan.Zero));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
