using System.IO.Compression;
using DigitTools.Core.Tests.Installation;
using DigitTools.Core.Tests.Native;
using DigitTools.Packaging;
using Microsoft.Build.Utilities;

namespace DigitTools.Core.Tests.Packaging;

public sealed class PackagingTaskTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WriteZip_SameFiles_SameBytesWhateverTheirTimesAndOrder()
    {
        string a = _folder.Write("a.txt", "first"u8), b = _folder.Write("b.txt", "second"u8);
        SmallRuntime.Run(new WriteZip { Files = [Item(a, "z/a.txt"), Item(b, "B.txt")], Destination = _folder["1.zip"] });
        File.SetLastWriteTimeUtc(a, new DateTime(2011, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        SmallRuntime.Run(new WriteZip { Files = [Item(b, "B.txt"), Item(a, "z\\a.txt")], Destination = _folder["2.zip"] });

        Assert.Equal(File.ReadAllBytes(_folder["1.zip"]), File.ReadAllBytes(_folder["2.zip"]));
        using ZipArchive zip = ZipFile.OpenRead(_folder["1.zip"]);
        Assert.Equal(["B.txt", "z/a.txt"], zip.Entries.Select(e => e.FullName));
    }

    [Fact]
    public void WriteZip_TwoFilesOfOneName_Fails()
    {
        string a = _folder.Write("a.txt", "first"u8), b = _folder.Write("b.txt", "second"u8);
        var task = new WriteZip { Files = [Item(a, "x"), Item(b, "x")], Destination = _folder["1.zip"] };
        Assert.Contains("same key", Error(task), StringComparison.Ordinal);
    }

    [Fact]
    public void WriteNotices_Package_IsListedWithItsOwnTexts()
    {
        Package("one", "<license type=\"file\">LICENSE.txt</license>");
        _folder.Write("packages/one/1.0.0/LICENSE.txt", "The licence of one."u8);
        _folder.Write("packages/one/1.0.0/ThirdPartyNotices.txt", "What one is made of."u8);
        Package("two", "<license type=\"expression\">MIT</license>");

        SmallRuntime.Run(Notices("one", "two"));

        string text = File.ReadAllText(_folder["notices.txt"]);
        Assert.Contains("one 1.0.0", text, StringComparison.Ordinal);
        Assert.Contains("The licence of one.", text, StringComparison.Ordinal);
        Assert.Contains("What one is made of.", text, StringComparison.Ordinal);
        Assert.Contains("Licence: MIT", text, StringComparison.Ordinal);
        Assert.Contains("(c) somebody\n\nPermission is hereby granted", text, StringComparison.Ordinal);
    }

    [Fact]
    public void WriteNotices_PackageWithoutAnyLicence_Fails()
    {
        Package("three", "");
        Assert.Contains("three", Error(Notices("three")), StringComparison.Ordinal);
    }

    [Fact]
    public void WriteNuGetParts_OtherVersionThanTheManifest_Fails()
    {
        var task = new WriteNuGetParts
        {
            Id = "DigitTools",
            Version = "9.9.9",
            ModuleManifest = Path.Combine(Repository.Root, "DigitTools.psd1"),
            Destination = _folder.FullName,
        };
        Assert.Contains("9.9.9", Error(task), StringComparison.Ordinal);
    }

    private WriteNotices Notices(params string[] ids) => new()
    {
        Packages = [.. ids.Select(id => new TaskItem(id, new Dictionary<string, string> { ["Version"] = "1.0.0" }))],
        PackageRoot = _folder["packages"],
        LicenceFolder = Path.Combine(Repository.Root, "build", "licences"),
        Destination = _folder["notices.txt"],
    };

    private void Package(string id, string licence) => _folder.Write(
        $"packages/{id}/1.0.0/{id}.nuspec",
        System.Text.Encoding.UTF8.GetBytes(
            $"""
            <package>
              <metadata>
                <id>{id}</id><authors>somebody</authors><copyright>(c) somebody</copyright>{licence}
              </metadata>
            </package>
            """));

    private static TaskItem Item(string file, string target) => new(file, new Dictionary<string, string> { ["TargetPath"] = target });

    private static string Error(Microsoft.Build.Utilities.Task task)
    {
        var engine = new FakeBuildEngine();
        task.BuildEngine = engine;
        Assert.False(task.Execute());
        return Assert.Single(engine.Errors);
    }
}
