using DigitTools.Core.Installation;
using DigitTools.Core.Native;

namespace DigitTools.Core.Tests.Installation;

public sealed class RuntimeInstallerTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Target => _folder["modules", "training"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void RuntimeInstaller_Install_PutsAllFilesInPlaceAndLeavesNothingElse()
    {
        var runtime = SmallRuntime.Pack(_folder);
        var progress = new List<RuntimeProgress>();

        RuntimeInstallation installation = Installer(runtime).Install(new RuntimeFileSource(runtime.Package), progress.Add, TestRun.Token);

        Assert.Equal(new RuntimeInstallation("1.2.3", "linux-x64", Target, 301_000, IsNew: true), installation);
        Assert.Equal(["training/libone.so", "training/libtwo.so.1", "training/training-runtime.json"], Installed());
        Assert.Equal(File.ReadAllBytes(_folder["runtime", "libone.so"]), File.ReadAllBytes(Path.Combine(Target, "libone.so")));
        Assert.True(runtime.Manifest.IsInstalledIn(Target));
        Assert.Equal(new RuntimeProgress(RuntimeStep.Unpack, 301_000, 301_000), progress[^1]);
    }

    [Fact]
    public void RuntimeInstaller_AFolderOfPackages_IsSearchedAsNuGetLaysIt()
    {
        var runtime = SmallRuntime.Pack(_folder);
        const string Id = "digittools.trainingruntime.linux-x64";
        string nested = _folder["feed", Id, "1.2.3", $"{Id}.1.2.3.nupkg"];
        Directory.CreateDirectory(Path.GetDirectoryName(nested)!);
        File.Copy(runtime.Package, nested);
        Assert.Equal(nested, Package(runtime, _folder["feed"]));

        string flat = _folder["feed", "DigitTools.TrainingRuntime.linux-x64.1.2.3.nupkg"];
        File.Copy(runtime.Package, flat);
        Assert.Equal(flat, Package(runtime, _folder["feed"]));
    }

    [Fact]
    public void RuntimeInstaller_NoPackage_SaysWhereItLooked()
    {
        var runtime = SmallRuntime.Pack(_folder);
        string none = _folder["none.nupkg"], empty = _folder["empty"];
        DigitAssert.Throws(
            DigitErrorId.TrainingRuntimeNotFound, none, "no package of the training runtime", () => Package(runtime, none));
        Directory.CreateDirectory(_folder["empty"]);
        DigitAssert.Throws(
            DigitErrorId.TrainingRuntimeNotFound,
            empty,
            "DigitTools.TrainingRuntime.linux-x64 of version 1.2.3",
            () => Package(runtime, empty));
    }

    [Theory]
    [InlineData("libone.so")]
    [InlineData("libtwo.so.1")]
    public void RuntimeInstaller_ChangedFile_IsRefusedAndNothingIsInstalled(string file)
    {
        var runtime = SmallRuntime.Pack(_folder);
        RuntimeInstaller installer = Installer(runtime);
        runtime.WithChanged(file, content => [(byte)(content[0] ^ 1), .. content[1..]]);
        Refused(installer, runtime, DigitErrorId.TrainingRuntimeChecksumMismatch, file);
    }

    [Fact]
    public void RuntimeInstaller_FileOfAnotherSize_IsRefused()
    {
        var runtime = SmallRuntime.Pack(_folder);
        RuntimeInstaller installer = Installer(runtime);
        runtime.WithChanged("libtwo.so.1", content => [.. content, 0]);
        Refused(installer, runtime, DigitErrorId.TrainingRuntimeChecksumMismatch, "libtwo.so.1");
    }

    /// <summary>Who changes a file can change the manifest of the package too; the module knows its own.</summary>
    [Fact]
    public void RuntimeInstaller_ConsistentPackageOfOtherContent_IsRefused()
    {
        RuntimeInstaller installer = Installer(SmallRuntime.Pack(_folder));
        Refused(
            installer, SmallRuntime.Pack(_folder, "other", seed: 2), DigitErrorId.TrainingRuntimeChecksumMismatch, "training-runtime.json");
    }

    [Fact]
    public void RuntimeInstaller_OtherPlatformOrVersion_IsNamed()
    {
        RuntimeInstaller installer = Installer(SmallRuntime.Pack(_folder));
        var mac = SmallRuntime.Pack(_folder, "mac", platform: "osx-arm64");
        var later = SmallRuntime.Pack(_folder, "new", version: "1.3.0");
        Refused(installer, mac, DigitErrorId.TrainingRuntimeWrongPlatform, "for osx-arm64; this module is for linux-x64");
        Refused(installer, later, DigitErrorId.TrainingRuntimeWrongVersion, "1.3.0; this module needs 1.2.3");
    }

    [Fact]
    public void RuntimeInstaller_NoPackageAtAll_IsInvalid()
    {
        var runtime = SmallRuntime.Pack(_folder);
        RuntimeInstaller installer = Installer(runtime);
        byte[] whole = File.ReadAllBytes(runtime.Package);

        File.WriteAllText(runtime.Package, "no zip file");
        Refused(installer, runtime, DigitErrorId.TrainingRuntimeInvalid, "is not a package of the training runtime");
        File.WriteAllBytes(runtime.Package, whole[..^1000]);
        Refused(installer, runtime, DigitErrorId.TrainingRuntimeInvalid, "is not a package of the training runtime");
        runtime.WithChanged("libtwo.so.1", _ => null);
        Refused(installer, runtime, DigitErrorId.TrainingRuntimeInvalid, "no file native/libtwo.so.1");
        runtime.WithChanged("training-runtime.json", _ => "{}"u8.ToArray());
        Refused(installer, runtime, DigitErrorId.TrainingRuntimeInvalid, "training-runtime.json cannot be read");
        runtime.WithChanged("training-runtime.json", _ => null);
        Refused(installer, runtime, DigitErrorId.TrainingRuntimeInvalid, "no training-runtime.json");
    }

    [Fact]
    public void RuntimeInstaller_ModuleFolderNotWritable_TheUserFolderTakesIt()
    {
        var runtime = SmallRuntime.Pack(_folder);
        // A file where a folder would have to be made: refused for root too.
        _folder.Write("file", []);

        RuntimeInstaller installer = Installer(runtime, folders: [_folder["file", "training"], Target]);
        RuntimeInstallation installation = installer.Install(new RuntimeFileSource(runtime.Package), _ => { }, TestRun.Token);

        Assert.Equal(Target, installation.Folder);
        Assert.True(runtime.Manifest.IsInstalledIn(Target));
    }

    [Fact]
    public void RuntimeInstaller_NoFolderWritable_SaysSo()
    {
        var runtime = SmallRuntime.Pack(_folder);
        _folder.Write("file", []);
        string[] folders = [_folder["file", "a"], _folder["file", "b"]];
        DigitAssert.Throws(DigitErrorId.TrainingRuntimeAccessDenied, folders[1], "cannot be written", () =>
            Installer(runtime, folders).Install(new RuntimeFileSource(runtime.Package), _ => { }, TestRun.Token));
    }

    [Fact]
    public void RuntimeInstaller_DiskWithoutRoom_IsFoundOutBeforeWriting()
    {
        var runtime = SmallRuntime.Pack(_folder);
        var installer = new RuntimeInstaller(runtime.Manifest, [Target], _ => 300_999);
        Refused(installer, runtime, DigitErrorId.TrainingRuntimeDiskFull, "MB are free");
    }

    [Fact]
    public void RuntimeInstaller_Stopped_LeavesNothing()
    {
        var runtime = SmallRuntime.Pack(_folder);
        using var stop = new CancellationTokenSource();

        Assert.ThrowsAny<OperationCanceledException>(
            () => Installer(runtime).Install(new RuntimeFileSource(runtime.Package), _ => stop.Cancel(), stop.Token));

        Assert.Empty(Installed());
    }

    [Fact]
    public void RuntimeInstaller_AfterAKilledInstallation_CleansUpAndInstalls()
    {
        var runtime = SmallRuntime.Pack(_folder);
        _folder.Write(Path.Combine("modules", ".training.installing", "content", "libone.so"), [1, 2, 3]);
        _folder.Write(Path.Combine("modules", ".training.lock"), []);

        Installer(runtime).Install(new RuntimeFileSource(runtime.Package), _ => { }, TestRun.Token);

        Assert.Equal(["training/libone.so", "training/libtwo.so.1", "training/training-runtime.json"], Installed());
    }

    [Fact]
    public void RuntimeInstaller_TwoAtATime_TheSecondIsTold()
    {
        var runtime = SmallRuntime.Pack(_folder);
        RuntimeInstaller installer = Installer(runtime);
        int tries = 0;

        installer.Install(new RuntimeFileSource(runtime.Package), _ =>
        {
            if (tries++ > 0) return;
            void Install() => installer.Install(new RuntimeFileSource(runtime.Package), _ => { }, TestRun.Token);
            DigitAssert.Throws(DigitErrorId.TrainingRuntimeBusy, Target, "Another process", Install);
        }, TestRun.Token);

        Assert.True(tries > 0);
        Assert.True(runtime.Manifest.IsInstalledIn(Target));
    }

    [Fact]
    public void RuntimeInstaller_OtherRuntimeInPlace_IsReplacedWhole()
    {
        var runtime = SmallRuntime.Pack(_folder);
        _folder.Write(Path.Combine("modules", "training", "libold.so"), [1]);
        _folder.Write(Path.Combine("modules", "training", "training-runtime.json"), [2]);
        Assert.False(runtime.Manifest.IsInstalledIn(Target));

        Installer(runtime).Install(new RuntimeFileSource(runtime.Package), _ => { }, TestRun.Token);

        Assert.Equal(["training/libone.so", "training/libtwo.so.1", "training/training-runtime.json"], Installed());
    }

    [Fact]
    public void RuntimeInstaller_RefusedPackage_LeavesTheOldRuntime()
    {
        var runtime = SmallRuntime.Pack(_folder);
        RuntimeInstaller installer = Installer(runtime);
        installer.Install(new RuntimeFileSource(runtime.Package), _ => { }, TestRun.Token);
        var other = SmallRuntime.Pack(_folder, "other", seed: 2);

        void Install() => installer.Install(new RuntimeFileSource(other.Package), _ => { }, TestRun.Token);
        DigitAssert.Throws(DigitErrorId.TrainingRuntimeChecksumMismatch, other.Package, "was refused", Install);

        Assert.True(runtime.Manifest.IsInstalledIn(Target));
    }

    [Theory]
    [InlineData("../libone.so")]
    [InlineData("sub/libone.so")]
    [InlineData("sub\\\\libone.so")]
    [InlineData("C:libone.so")]
    [InlineData(".hidden")]
    [InlineData("")]
    public void RuntimeManifest_NameThatLeadsElsewhere_IsRefused(string name)
    {
        byte[] json = System.Text.Encoding.UTF8.GetBytes(
            $$"""{ "version": "1", "platform": "linux-x64", "files": [ { "name": "{{name}}", "size": 1, "sha256": "00" } ] }""");
        Assert.Contains(
            "names the file", Assert.Throws<FormatException>(() => RuntimeManifest.Parse(json)).Message, StringComparison.Ordinal);
    }

    private RuntimeInstaller Installer(SmallRuntime runtime, IReadOnlyList<string>? folders = null) =>
        new(runtime.Manifest, folders ?? [Target], _ => long.MaxValue);

    private static string Package(SmallRuntime runtime, string path) =>
        new RuntimeFileSource(path).GetPackage(runtime.Manifest, "", _ => { }, TestRun.Token);

    private void Refused(RuntimeInstaller installer, SmallRuntime runtime, DigitErrorId id, string reason)
    {
        string target = id == DigitErrorId.TrainingRuntimeDiskFull ? Target : runtime.Package;
        DigitAssert.Throws(id, target, reason, () => installer.Install(new RuntimeFileSource(runtime.Package), _ => { }, TestRun.Token));
        Assert.Empty(Installed());
    }

    private string[] Installed() =>
        [.. _folder.Files.Where(f => f.StartsWith("modules/", StringComparison.Ordinal)).Select(f => f["modules/".Length..])];
}
