using System.Diagnostics;

namespace DigitTools.PowerShell.Tests;

/// <summary>
/// The scripts of examples/slurm with a stand-in for sbatch; the benchmark slurm runs them with a real Slurm and kills its tasks.
/// </summary>
public sealed class SlurmScriptTests : IDisposable
{
    /// <summary>Runs a job, or one after the other the tasks of an array but those named by LOST, and writes the job's number.</summary>
    private const string Sbatch =
        """
        #!/usr/bin/env bash
        array= output=/dev/null
        while [[ $1 == --* ]]; do
            case $1 in --array=*) array=${1#*=} ;; --output=*) output=${1#*=} ;; esac
            shift
        done
        for task in $(sed 's/\([0-9]*\)-\([0-9]*\)/{\1..\2}/; s/,/ /g' <<<"${array:-0}" | xargs -I{} bash -c 'echo {}'); do
            [[ -n $array && $task == "$LOST" ]] || SLURM_ARRAY_TASK_ID=$task bash "$@" >"${output/\%a/$task}" 2>&1 || true
        done
        echo 1

        """;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void SubmitAndRetry_WithALostTask_ReadEveryPictureOnce()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Slurm doesn't run on Windows.");
        else File.SetUnixFileMode(_folder.Text("sbatch", Sbatch), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        _folder.Folder("in box");
        for (int i = 0; i < 6; i++) _folder.Digit($"in box/{i}.png", i);

        Run("submit.sh", lost: "1");
        Assert.Equal("1", File.ReadAllText(_folder["work/missing"]).Trim());
        Assert.False(File.Exists(_folder["work/results.db"]));

        Run("retry.sh", lost: "none");
        Assert.False(File.Exists(_folder["work/missing"]));
        using var session = new ModuleSession();
        session["results"] = _folder["work/results.db"];
        Assert.Equal([0, 1, 1, 2, 4, 7], session.Run("Get-DigitBatchResult $results").NoErrors().Values("Digit").Order());
    }

    private void Run(string script, string lost)
    {
        string path = Path.Combine(Repository.Root, "examples", "slurm", script);
        var start = new ProcessStartInfo("bash", [path, _folder["in box"], _folder["work"], "2"]);
        start.Environment["PATH"] = $"{_folder.FullName}:{start.Environment["PATH"]}";
        start.Environment["DIGITTOOLS_SHELL"] = $"{ChildShell.Host} {ChildShell.Program} -NoProfile";
        start.Environment["LOST"] = lost;
        ChildProcess.Run(start).Succeeded();
    }
}
