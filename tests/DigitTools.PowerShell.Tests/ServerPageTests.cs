using System.Diagnostics;
using System.Text.RegularExpressions;

namespace DigitTools.PowerShell.Tests;

/// <summary>docs/server.md, command by command, with a root folder of its own and stand-ins for what would change this machine.</summary>
[Collection(PackageTestsDefinition.Name)]
public sealed partial class ServerPageTests(PackedModule packed) : IDisposable
{
    /// <summary>Writes down how it was called.</summary>
    private const string Recorded =
        """
        #!/bin/sh
        echo "$(basename "$0") $*" >> "$ROOT/called"

        """;

    private const string Install =
        """
        #!/bin/bash
        arguments=()
        while [ $# -gt 0 ]; do case $1 in -o|-g) shift 2 ;; *) arguments+=("$1"); shift ;; esac; done
        exec /usr/bin/install "${arguments[@]}"

        """;

    /// <summary>Takes the tool from the folder of packages that the build has filled, and not from a registry.</summary>
    private const string DotNet =
        """
        #!/bin/bash
        [ "$2" = install ] && set -- "$@" --source "$TOOLS"
        exec "$HOST" "$@"

        """;

    private static readonly string s_page =
        File.ReadAllText(Path.Combine(Repository.Root, "docs", "server.md")).Replace("\r", "", StringComparison.Ordinal);

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Page_Commands_SetUpAServerAndRemoveIt()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The page is about Linux.");
        Assert.SkipWhen(InstalledProgram.Find("unzip") is null, "unzip is not installed.");
        string package = Path.GetFullPath(Path.Combine(ChildShell.Pwsh, "..", "..", "..", "..", ".."));
        Assert.SkipUnless(Directory.EnumerateFiles(package, "*.nupkg").Any(), "The folder of packages holds no package of pwsh as a file.");
        Assert.Contains($"version={PackedModule.Version}\n", s_page, StringComparison.Ordinal);
        string[] folders = ["srv", "opt", "etc/systemd/system", "etc/logrotate.d", "usr/local/bin", "here"];
        foreach (string folder in folders) _folder.Folder(folder);
        string[] files = ["SHA256SUMS", $"DigitTools.{PackedModule.Version}-linux-x64.zip"];
        foreach (string file in files) File.Copy(packed.Artifact("linux-x64", file), _folder["here", file]);
        string[] parts = s_page.Split("## 10. Remove it");

        ChildResult setUp = Run(parts[0], package);

        Assert.Contains("DIGITS OK", setUp.Output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^ +\d+ Recognized", setUp.Output);
        int samples = Directory.GetFiles(Path.Combine(Repository.Root, "examples", "digits")).Length;
        // One of them is read, but not surely enough.
        Assert.Equal(samples - 1, Directory.GetFiles(_folder["srv/digits/done"]).Length);
        Assert.EndsWith("7-chalk.png", Assert.Single(Directory.GetFiles(_folder["srv/digits/rejected"])), StringComparison.Ordinal);
        string[] made =
        [
            "opt/DigitTools/docs/server.md", "etc/systemd/system/digits-failed@.service",
            "etc/logrotate.d/digits", "usr/local/bin/pwsh",
        ];
        Assert.All(made, file => Assert.True(File.Exists(_folder[file]), file));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder["etc/digits.conf"]));
        string[] called = File.ReadAllLines(_folder["called"]);
        Assert.Contains("systemctl enable --now digits.timer", called);
        Assert.Contains("systemctl start digits-failed@digits.service", called);

        Run(parts[1].Split("## Exit codes")[0], package);

        Assert.All(made, file => Assert.False(Path.Exists(_folder[file]), file));
        Assert.True(File.Exists(_folder["srv/digits/results.db"]));
        Assert.Contains("userdel digits", File.ReadAllLines(_folder["called"]));
    }

    private ChildResult Run(string part, string package)
    {
        foreach (string name in (string[])["useradd", "userdel", "systemctl", "systemd-analyze", "journalctl"]) Program(name, Recorded);
        Program("install", Install);
        Program("dotnet", DotNet);
        Program("runuser", "#!/bin/sh\nshift 3\nexec \"$@\"\n");
        string commands = string.Concat(Block().Matches(part).Select(m => m.Groups[1].Value));
        string script = _folder.Text("page.sh", "set -eu\n" + Absolute().Replace(commands, _folder.FullName + "$0"));

        var start = new ProcessStartInfo("bash", [script]) { WorkingDirectory = _folder["here"] };
        start.Environment["PATH"] = $"{_folder["programs"]}:{start.Environment["PATH"]}";
        start.Environment["ROOT"] = _folder.FullName;
        start.Environment["HOST"] = ChildShell.Host;
        start.Environment["DOTNET_ROOT"] = Path.GetDirectoryName(ChildShell.Host);
        start.Environment["TOOLS"] = package;
        start.Environment["NO_COLOR"] = start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["PSModulePath"] = _folder["usr/local/share/powershell/Modules"];
        return ChildProcess.Run(start).Succeeded();
    }

    private void Program(string name, string text)
    {
        string path = _folder.Text("programs/" + name, text);
        const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, Mine);
    }

    [GeneratedRegex(@"^```sh\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    /// <summary>What a command names of the machine's root.</summary>
    [GeneratedRegex(@"(?<![\w./:$-])/(srv|opt|etc|usr/local)\b")]
    private static partial Regex Absolute();
}
