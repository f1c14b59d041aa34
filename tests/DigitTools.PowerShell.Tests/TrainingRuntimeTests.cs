using System.IO.Compression;

namespace DigitTools.PowerShell.Tests;

/// <summary>
/// A module from its package, in a process that finds nothing else on the machine: what it can do, and how it gets libtorch.
/// </summary>
[Collection(PackageTestsDefinition.Name)]
public sealed class TrainingRuntimeTests : IDisposable
{
    private const string Describe = """
        function Describe($e) {
            "id $($e.FullyQualifiedErrorId.Split(',')[0])"
            "category $($e.CategoryInfo.Category)"
            "action $($e.ErrorDetails.RecommendedAction)"
        }

        """;

    private readonly TestFolder _folder = new();
    private readonly PackedModule _packed;
    private readonly string _modules;
    private readonly string _train;

    public TrainingRuntimeTests(PackedModule packed)
    {
        Assert.SkipUnless(PackedModule.CanTrain, "libtorch for Linux x64 is not restored here.");
        _packed = packed;
        _modules = packed.Unpack();
        string data = _folder.Idx(train: 200, test: 50);
        _train = $"Invoke-DigitTraining '{_folder["m.onnx"]}' -DataPath '{data}' -BatchSize 16 -Epochs 1 -Force -WarningAction Ignore";
    }

    private string Training =>
        Path.Combine(_modules, "DigitTools", PackedModule.Version, "bin", "lib", "runtimes", "linux-x64", "training");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Package_InAnEmptyModulePath_ReadsEvaluatesAndTrainsAfterTheInstallation()
    {
        ChildResult result = _packed.Run(_modules, Describe +
            $$"""
            "module $((Get-Module DigitTools).ModuleBase)"
            "digit $((Get-DigitPrediction '{{_folder.Digit("7.png", 0)}}').Digit)"
            "count $((Test-DigitModel -DataPath '{{_folder["idx"]}}').Count)"
            "trained with $((Get-DigitModel).TrainingOptions.Count -gt 0)"
            try { {{_train}} } catch { Describe $_ }
            Install-DigitTrainingRuntime '{{_packed.Runtime}}' -WhatIf | ForEach-Object { 'nothing is installed with -WhatIf' }
            $r = Install-DigitTrainingRuntime '{{_packed.Runtime}}'
            "installed $($r.Installed) $($r.Platform) $($r.Path)"
            "stopped by $(({{_train}}).StoppedBy)"
            "again $((Install-DigitTrainingRuntime '{{_packed.Runtime}}').Installed)"
            """).Succeeded();

        Assert.DoesNotContain(result.Lines, line => line.Contains("-WhatIf", StringComparison.Ordinal));
        string[] lines = [.. result.Lines.Where(line => !line.StartsWith("What if", StringComparison.Ordinal))];
        Assert.Equal(
            [
                $"module {Path.Combine(_modules, "DigitTools", PackedModule.Version)}", "digit 7", "count 50", "trained with True",
                "id NativeLibraryUnavailable", "category NotInstalled",
            ],
            lines[..6]);
        Assert.Contains("Install-DigitTrainingRuntime", lines[6], StringComparison.Ordinal);
        Assert.Equal([$"installed True linux-x64 {Training}", "stopped by Completed", "again False"], lines[7..]);
        Assert.True(File.Exists(_folder["m.onnx"]));
        AssertNoLeftovers();
    }

    [Fact]
    public void Install_FromAFeedBehindAProxy_IntoTheUsersFolderWhereTheModulesIsClosed()
    {
        // What an administrator's installation is for a user, for root too: the name of the lock is taken.
        Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(Training)!, ".training.lock"));
        var asked = new List<string>();
        using var proxy = new FeedServer(request =>
        {
            lock (asked) asked.Add(request.Path);
            return FeedServer.Answer(request, _packed.Runtime, version: "0.107.0");
        });

        ChildResult result = _packed.Run(
            _modules,
            $$"""
            $r = Install-DigitTrainingRuntime -Source http://feed.invalid/v3/index.json
            "installed $($r.Installed) $($r.Version) $($r.Path)"
            "stopped by $(({{_train}}).StoppedBy)"
            """,
            ("http_proxy", proxy.Address), ("HTTP_PROXY", proxy.Address), ("no_proxy", "")).Succeeded();

        Assert.StartsWith("installed True 0.107.0 ", result.Lines[0], StringComparison.Ordinal);
        string users = Path.Combine("data", "DigitTools", "TrainingRuntime", "0.107.0-linux-x64");
        Assert.EndsWith(users, result.Lines[0], StringComparison.Ordinal);
        Assert.Equal("stopped by Completed", result.Lines[1]);
        const string Package = "digittools.trainingruntime.linux-x64";
        string[] expected = ["index.json", $"packages/{Package}/0.107.0/{Package}.0.107.0.nupkg"];
        Assert.Equal(expected.Select(path => "http://feed.invalid/v3/" + path), asked);
        Assert.False(Directory.Exists(Training));
    }

    [Fact]
    public void Install_ChangedPackage_IsRefused()
    {
        string changed = _folder["changed.nupkg"];
        using (ZipArchive original = ZipFile.OpenRead(_packed.Runtime))
        using (ZipArchive copy = ZipFile.Open(changed, ZipArchiveMode.Create))
        {
            // One byte of the smallest library, and without the others: it is met first or the package is incomplete.
            foreach (ZipArchiveEntry entry in original.Entries.Where(e => e.Length < 1_000_000))
            {
                using var content = new MemoryStream();
                using (Stream source = entry.Open()) source.CopyTo(content);
                if (entry.Name == "THIRD-PARTY-NOTICES.txt") content.GetBuffer()[100] ^= 1;
                using Stream target = copy.CreateEntry(entry.FullName).Open();
                content.WriteTo(target);
            }
        }

        ChildResult result = _packed.Run(_modules, Describe + $$"""
            try { Install-DigitTrainingRuntime '{{changed}}' } catch { Describe $_ }
            try { {{_train}} } catch { Describe $_ }
            """).Succeeded();

        Assert.Equal(["id TrainingRuntimeChecksumMismatch", "category SecurityError"], result.Lines.Take(2));
        Assert.Equal("id NativeLibraryUnavailable", result.Lines[3]);
        Assert.False(Directory.Exists(Training));
        AssertNoLeftovers();
    }

    [Fact]
    public void Install_WhatCannotBeUsed_HasAnErrorOfItsOwn()
    {
        _folder.Text("a1.nupkg");
        _folder.Text("a2.nupkg");
        using var server = new FeedServer(_ => FeedReply.Json("{}"));

        ChildResult result = _packed.Run(_modules, $$"""
            foreach ($command in
                { Install-DigitTrainingRuntime '{{_folder["none.nupkg"]}}' },
                { Install-DigitTrainingRuntime '{{_folder["n*.nupkg"]}}' },
                { Install-DigitTrainingRuntime '{{_folder["a*.nupkg"]}}' },
                { Install-DigitTrainingRuntime -LiteralPath '{{_folder["a1.nupkg"]}}' },
                { Install-DigitTrainingRuntime -Source '{{_folder.Folder("empty feed")}}' },
                { Install-DigitTrainingRuntime -Source http:// },
                { Install-DigitTrainingRuntime -Source '{{server.Index}}' -TimeoutSec 30 }) {
                try { & $command } catch { "$($_.FullyQualifiedErrorId.Split(',')[0]) $($_.CategoryInfo.Category)" }
            }
            """, ("no_proxy", "127.0.0.1")).Succeeded();

        Assert.Equal(
            [
                "TrainingRuntimeNotFound ObjectNotFound", "TrainingRuntimeNotFound ObjectNotFound", "PathAmbiguous InvalidArgument",
                "TrainingRuntimeInvalid InvalidData",
                "TrainingRuntimeNotFound ObjectNotFound", "FeedAddressInvalid InvalidArgument", "FeedInvalid InvalidData",
            ],
            result.Lines);
        AssertNoLeftovers();
    }

    private void AssertNoLeftovers()
    {
        IEnumerable<string> entries = Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(Training)!);
        Assert.DoesNotContain(entries, entry => Path.GetFileName(entry).StartsWith('.'));
    }
}
