using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace DigitTools.Benchmarks.Scale;

/// <summary>
/// A real Slurm with one node, this machine: munged, slurmctld and slurmd, with everything they keep in a temporary folder. It ends with
/// this object.
/// </summary>
internal sealed class SlurmCluster : IDisposable
{
    private const string MungeUser = "munge";

    private static readonly string[] s_programs = ["munged", "slurmctld", "slurmd", "sbatch", "scontrol", "setpriv"];
    private static readonly string[] s_logs = ["munge/log", "slurmctld.log", "slurmd.log"];

    /// <summary>Long enough for the slowest machine; only a daemon that doesn't start takes it.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    // Not below a folder of a test: munged has to come to it under another user.
    private readonly string _folder = Directory.CreateTempSubdirectory("slurm-").FullName;
    private readonly List<Process> _daemons = [];

    /// <summary>Starts the daemons and waits until the node takes jobs.</summary>
    /// <param name="processors">How many tasks of one processor run at a time; the machine may have fewer.</param>
    public SlurmCluster(int processors)
    {
        try
        {
            WriteFiles(processors);

            // Munge refuses to run as root.
            StartDaemon("setpriv",
            [
                "--reuid", MungeUser, "--regid", MungeUser, "--clear-groups",
                "munged", "--foreground", "--force", "--num-threads=2", $"--socket={Socket}", $"--key-file={this["munge/key"]}",
                $"--pid-file={this["munge/pid"]}", $"--log-file={this["munge/log"]}", $"--seed-file={this["munge/seed"]}",
            ]);
            WaitFor("munged", () => File.Exists(Socket));
            StartDaemon("slurmctld", ["-D"]);
            StartDaemon("slurmd", ["-D", "-N", "localhost"]);
            WaitFor("slurmd", () => Try("sinfo", "-h", "-o", "%T") is (0, "idle"));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Why no cluster can be started here; null where all that it needs is there.</summary>
    public static string? Obstacle
    {
        get
        {
            if (!OperatingSystem.IsLinux()) return "Slurm runs on Linux only.";
            string[] missing = [.. s_programs.Where(program => InstalledProgram.Find(program) is null)];
            if (missing.Length > 0) return $"Slurm is not installed (Debian: slurm-wlm, munge): there is no {string.Join(", ", missing)}.";
            return Environment.IsPrivilegedProcess ? null : "Only root can start the daemons of Slurm.";
        }
    }

    /// <summary>Variables for the commands, and so for the jobs that they submit, beside those of this process.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>What the daemons wrote last: to look at when something went wrong.</summary>
    public string Logs => string.Join('\n', s_logs.Where(f => File.Exists(this[f])).Select(f => $"{f}:\n{LastLines(this[f])}"));

    private string Socket => this["run/munge.socket"];

    private string this[string name] => Path.Combine(_folder, name);

    /// <summary>Runs one of Slurm's commands, or a program that uses them.</summary>
    /// <returns>What it wrote, without the white space around it.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message has what it said.</exception>
    public string Run(string program, params string[] arguments)
    {
        (int exitCode, string output) = Try(program, arguments);
        return exitCode == 0
            ? output
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} gave {exitCode}: {output}\n{Logs}");
    }

    /// <summary>As <see cref="Run"/>, for commands that may fail; what went to standard error comes after the output then.</summary>
    public (int ExitCode, string Output) Try(string program, params string[] arguments)
    {
        // A batch over very many pictures may be one of them, and takes what it takes.
        ChildResult result = ChildProcess.Run(StartInfo(program, arguments), patience: Timeout.InfiniteTimeSpan);
        return (result.ExitCode, (result.ExitCode == 0 ? result.Output : result.Output.TrimEnd() + result.Errors).Trim());
    }

    /// <summary>The jobs that wait or run, with their state: RUNNING, PENDING ...</summary>
    /// <param name="jobs">Their numbers, with commas; of an array, each task is given as <c>job_task</c>.</param>
    public IReadOnlyDictionary<string, string> Queue(string jobs)
    {
        // A job that is over and forgotten is an unknown one to squeue.
        (int exitCode, string output) = Try("squeue", "-h", "-r", "-j", jobs, "-o", "%i %T");
        string[] lines = exitCode == 0 ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];
        return lines.Select(line => line.Split(' ')).ToDictionary(words => words[0], words => words[1]);
    }

    /// <summary>Ends all jobs and the daemons.</summary>
    public void Dispose()
    {
        if (_daemons.Count > 1 && Try("scancel", "--user=root").ExitCode == 0)
        {
            var clock = Stopwatch.StartNew();
            while (Try("squeue", "-h", "-o", "%i") is (0, { Length: > 0 }) && clock.Elapsed < s_patience) Thread.Sleep(200);
        }

        // The last one first: munged serves the others. Each is asked before it is made to.
        foreach (Process daemon in Enumerable.Reverse(_daemons))
        {
            if (!daemon.HasExited) Try("kill", "-TERM", daemon.Id.ToString(CultureInfo.InvariantCulture));
            if (!daemon.WaitForExit(TimeSpan.FromSeconds(10))) daemon.Kill(entireProcessTree: true);
            daemon.WaitForExit();
            daemon.Dispose();
        }

        _daemons.Clear();
        Directory.Delete(_folder, recursive: true);
    }

    private static string LastLines(string file) => string.Join('\n', File.ReadLines(file).TakeLast(20));

    private void WriteFiles(int processors)
    {
        foreach (string name in new[] { "munge", "run", "state", "spool" }) Directory.CreateDirectory(this[name]);
        File.WriteAllBytes(this["munge/key"], RandomNumberGenerator.GetBytes(128));
        File.WriteAllText(this["slurm.conf"], string.Create(CultureInfo.InvariantCulture, $"""
            ClusterName=digits
            SlurmctldHost=localhost(127.0.0.1)
            SlurmctldPort={FreePort()}
            SlurmdPort={FreePort()}
            SlurmUser=root
            AuthType=auth/munge
            # A task that is put back into the queue waits until its credential is over, two minutes by default.
            AuthInfo=socket={Socket},cred_expire=5
            ProctrackType=proctrack/linuxproc
            TaskPlugin=task/none
            SelectType=select/cons_tres
            SelectTypeParameters=CR_CPU
            ReturnToService=2
            MpiDefault=none
            AccountingStorageType=accounting_storage/none
            JobAcctGatherType=jobacct_gather/none
            SchedulerParameters=sched_interval=1,batch_sched_delay=0
            SlurmdParameters=config_overrides
            StateSaveLocation={this["state"]}
            SlurmdSpoolDir={this["spool"]}
            SlurmctldPidFile={this["slurmctld.pid"]}
            SlurmdPidFile={this["slurmd.pid"]}
            SlurmctldLogFile={this["slurmctld.log"]}
            SlurmdLogFile={this["slurmd.log"]}
            NodeName=localhost NodeAddr=127.0.0.1 CPUs={processors} RealMemory=4096
            PartitionName=digits Nodes=ALL Default=YES MaxTime=INFINITE State=UP

            """));

        // The user of munged has to come to its files, and nobody else to the key.
        Run("chmod", "711", _folder);
        Run("chmod", "400", this["munge/key"]);
        Run("chown", "-R", $"{MungeUser}:{MungeUser}", this["munge"], this["run"]);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void StartDaemon(string program, string[] arguments)
    {
        Process daemon = Process.Start(StartInfo(program, arguments))!;

        // They log to files; what else they say must not fill the pipe.
        daemon.BeginOutputReadLine();
        daemon.BeginErrorReadLine();
        _daemons.Add(daemon);
    }

    private void WaitFor(string daemon, Func<bool> isReady)
    {
        var clock = Stopwatch.StartNew();
        while (!isReady())
        {
            if (clock.Elapsed > s_patience || _daemons.Exists(d => d.HasExited))
                throw new InvalidOperationException($"{daemon} does not start.\n{Logs}");

            Thread.Sleep(100);
        }
    }

    private ProcessStartInfo StartInfo(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        };
        start.Environment["SLURM_CONF"] = this["slurm.conf"];
        foreach ((string name, string value) in Variables) start.Environment[name] = value;
        return start;
    }
}
