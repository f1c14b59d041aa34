using System.Globalization;

namespace DigitTools.Benchmarks.Scale;

/// <summary>
/// Reads a folder of pictures with the scripts of examples/slurm, while tasks are killed and put back into the queue at random.
/// </summary>
/// <param name="cluster">Where it runs.</param>
/// <param name="root">The folder of the repository.</param>
/// <param name="inbox">Folder with the pictures.</param>
/// <param name="work">Folder for the databases.</param>
/// <param name="shards">How many tasks.</param>
internal sealed class SlurmArray(SlurmCluster cluster, string root, string inbox, string work, int shards)
{
    /// <summary>More than this many retries say that something is wrong which no retry heals.</summary>
    private const int MostRetries = 5;

    /// <summary>What is compared of two results: all that doesn't say when and by whom.</summary>
    private const string Columns =
        "Path, Status, Reason, Digit, Second, ModelId, PreprocessingVersion, MinimumConfidence, SourcePath, Size, Modified, ContentHash, " +
        "ErrorId, Error";

    /// <summary>
    /// What is compared to the billionth: in its last bits a probability depends on how many pictures ONNX Runtime looked at together.
    /// </summary>
    private const string Shares = "Confidence SecondConfidence P0 P1 P2 P3 P4 P5 P6 P7 P8 P9";

    private readonly string _shell = Path.Combine(root, "DigitTools.Shell", "bin", "Release", "net10.0", "DigitTools.Shell.dll");

    /// <summary>What was done to the tasks, in words.</summary>
    public List<string> Disturbances { get; } = [];

    /// <summary>How often tasks had to be sent again, after the array.</summary>
    public int Retries { get; private set; }

    /// <summary>Full path of the merged database.</summary>
    public string Results => Path.Combine(work, "results.db");

    /// <summary>Runs the array to its end, with retries, and merges.</summary>
    /// <param name="kills">How many tasks to end at random moments; every second one is put back into the queue, the others fail.</param>
    /// <param name="mostMilliseconds">The longest time from one to the next.</param>
    /// <param name="random">Gives numbers in [0, 1).</param>
    public void Run(int kills, int mostMilliseconds, Func<double> random)
    {
        cluster.Variables["DIGITTOOLS_SHELL"] = $"dotnet {_shell} -NoProfile";
        cluster.Variables["NO_COLOR"] = "1";
        string[] arguments = [inbox, work, shards.ToString(CultureInfo.InvariantCulture)];
        cluster.Run("bash", [Path.Combine(root, "examples", "slurm", "submit.sh"), .. arguments]);
        Disturb(kills, mostMilliseconds, random);
        Wait();
        while (File.Exists(Path.Combine(work, "missing")))
        {
            if (++Retries > MostRetries) throw new InvalidOperationException($"Shards are missing after {MostRetries} retries.\n{Logs()}");
            cluster.Run("bash", [Path.Combine(root, "examples", "slurm", "retry.sh"), .. arguments]);
            Wait();
        }
    }

    /// <summary>Reads the same pictures in one run, without Slurm.</summary>
    /// <returns>Full path of its database.</returns>
    public string RunAlone()
    {
        string database = Path.Combine(work, "alone.db");
        Script($"$null = Invoke-DigitBatch -LiteralPath '{inbox}' -Database '{database}' -Recurse -ErrorAction SilentlyContinue");
        return database;
    }

    /// <summary>All rows of a database as text, in the order of their paths.</summary>
    public string[] Rows(string database)
    {
        string file = Path.Combine(work, "rows.csv");
        string shares = string.Join(", ", Shares.Split(' ').Select(name => $"@{{ n = '{name}'; e = {{ '{{0:F9}}' -f $_.{name} }} }}"));
        Script($"Get-DigitBatchResult '{database}' | Select-Object {Columns}, {shares} | Export-Csv '{file}'");
        return [.. File.ReadLines(file).Skip(1).Order(StringComparer.Ordinal)];
    }

    /// <summary>What tasks and merge wrote.</summary>
    public string Logs()
    {
        IEnumerable<string> files = Directory.EnumerateFiles(work, "*.log").Order(StringComparer.Ordinal);
        return string.Join('\n', files.Select(f => $"{Path.GetFileName(f)}:\n{File.ReadAllText(f)}"));
    }

    /// <summary>Runs a script; of its errors only those that end it count, for one picture is none.</summary>
    private void Script(string text) =>
        cluster.Run("dotnet", _shell, "-NonInteractive", "-Command", $"$ErrorActionPreference = 'Stop'; {text}; exit 0");

    private void Disturb(int kills, int mostMilliseconds, Func<double> random)
    {
        string array = File.ReadAllText(Path.Combine(work, "jobs")).Split(',')[0];

        // One that never begins: whatever the others come to, there is something to send again.
        string last = string.Create(CultureInfo.InvariantCulture, $"{array}_{shards - 1}");
        cluster.Run("scancel", last);
        Disturbances.Add($"cancelled {shards - 1}");
        for (int kill = 0; kill < kills; kill++)
        {
            Thread.Sleep((int)(random() * mostMilliseconds));
            string[] running;
            do
            {
                IReadOnlyDictionary<string, string> tasks = cluster.Queue(array);
                if (tasks.Count == 0) return;
                running = [.. tasks.Where(t => t.Value == "RUNNING").Select(t => t.Key).Order(StringComparer.Ordinal)];
            }
            while (running.Length == 0);

            // It may have ended by itself meanwhile; then the kill is one that no task noticed.
            string id = running[(int)(random() * running.Length)];
            bool isDone = kill % 2 == 0
                ? cluster.Try("scontrol", "requeue", id).ExitCode == 0
                : cluster.Try("scancel", "--signal=KILL", "--full", id).ExitCode == 0;
            string task = id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..];
            if (isDone) Disturbances.Add($"{(kill % 2 == 0 ? "requeued" : "killed")} {task}");
        }
    }

    private void Wait()
    {
        string jobs = File.ReadAllText(Path.Combine(work, "jobs")).Trim();
        while (cluster.Queue(jobs).Count > 0) Thread.Sleep(200);
    }
}
