using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Xml.Linq;

namespace DigitTools.PowerShell.Tests;

/// <summary>What each package holds, file by file.</summary>
[Collection(PackageTestsDefinition.Name)]
public sealed class PackageTests(PackedModule packed)
{
    private const long Limit = 60_000_000;

    private static readonly string[] s_always =
    [
        "DigitTools.psd1", "LICENSE", "CHANGELOG.md", "THIRD-PARTY-NOTICES.txt", "README.md", "docs/server.md", "examples/03-Batch.ps1",
        "bin/DigitTools.PowerShell.dll", "bin/DigitTools.Format.ps1xml",
        "bin/lib/DigitTools.Core.dll", "bin/lib/TorchSharp.dll",
    ];

    private static readonly string[] s_tags =
        ["PSModule", "PSEdition_Core", "PSIncludes_Cmdlet", "PSCmdlet_Get-DigitPrediction", "PSCommand_Install-DigitTrainingRuntime"];

    public static TheoryData<string, string[]> Natives => new()
    {
        { "linux-x64", ["linux-x64/native/libSkiaSharp.so", "linux-x64/native/libe_sqlite3.so", "linux-x64/native/libonnxruntime.so"] },
        {
            "linux-arm64",
            ["linux-arm64/native/libSkiaSharp.so", "linux-arm64/native/libe_sqlite3.so", "linux-arm64/native/libonnxruntime.so"]
        },
        { "win-x64", ["win-x64/native/e_sqlite3.dll", "win-x64/native/libSkiaSharp.dll", "win-x64/native/onnxruntime.dll"] },
        { "osx-arm64", ["osx/native/libSkiaSharp.dylib", "osx-arm64/native/libe_sqlite3.dylib", "osx-arm64/native/libonnxruntime.dylib"] },
    };

    [Theory]
    [MemberData(nameof(Natives))]
    public void Package_OfAPlatform_HoldsItsLibrariesAndNoOthers(string platform, string[] natives)
    {
        using ZipArchive zip = packed.Zip(platform);
        string prefix = $"DigitTools/{PackedModule.Version}/";
        string[] names = [.. zip.Entries.Select(e => e.FullName)];
        Assert.All(names, name => Assert.StartsWith(prefix, name, StringComparison.Ordinal));
        string[] files = [.. names.Select(name => name[prefix.Length..])];

        Assert.Equal(
            natives.Select(n => "bin/lib/runtimes/" + n).Order(StringComparer.Ordinal),
            files.Where(f => f.Contains("/runtimes/", StringComparison.Ordinal)));
        Assert.Equal(
            natives.Select(n => "runtimes/" + n).Order(StringComparer.Ordinal),
            NativesOfDependencies(zip, prefix).Order(StringComparer.Ordinal));
        Assert.Empty(s_always.Except(files));
        Assert.Equal(
            Below("DigitTools.Core/Assets", "bin/lib/Assets"),
            files.Where(f => f.StartsWith("bin/lib/Assets/", StringComparison.Ordinal)));
        // Help is built into en-US: whatever is there ships.
        Assert.Equal(Below("en-US", "en-US"), files.Where(f => f.StartsWith("en-US/", StringComparison.Ordinal)));
        Assert.DoesNotContain(files, f => f.EndsWith(".pdb", StringComparison.Ordinal));
        Assert.DoesNotContain(files, f => f.Contains("torch_cpu", StringComparison.Ordinal));
        Assert.True(new FileInfo(packed.Artifact(platform, $"DigitTools.{PackedModule.Version}.nupkg")).Length < Limit);
        Assert.Equal(Hashes(zip, prefix), HashesOfFolder(packed.Artifact(platform, $"DigitTools/{PackedModule.Version}")));
    }

    [Theory]
    [MemberData(nameof(Natives))]
    public void Package_ForNuGet_IsTheModuleWithItsDescription(string platform, string[] natives)
    {
        using ZipArchive zip = packed.Zip(platform), package = packed.NuGet(platform);
        Dictionary<string, string> files = Hashes(package, "");
        string[] parts = ["DigitTools.nuspec", "[Content_Types].xml", "_rels/.rels"];
        Assert.All(parts, part => Assert.True(files.Remove(part), part));
        Assert.Equal(Hashes(zip, $"DigitTools/{PackedModule.Version}/"), files);
        Assert.Contains("bin/lib/runtimes/" + natives[0], files.Keys);

        XElement metadata = XDocument.Load(package.GetEntry("DigitTools.nuspec")!.Open()).Root!.Elements().Single();
        string Field(string name) => metadata.Elements().Single(e => e.Name.LocalName == name).Value;
        Assert.Equal("DigitTools", Field("id"));
        Assert.Equal(PackedModule.Version, Field("version"));
        Assert.Equal("LICENSE", Field("license"));
        Assert.False(string.IsNullOrEmpty(Field("authors")));
        Assert.False(string.IsNullOrEmpty(Field("description")));
        Assert.Empty(s_tags.Except(Field("tags").Split(' ')));
    }

    [Fact]
    public void Package_Parts_AreAllOfAKnownType()
    {
        using ZipArchive package = packed.NuGet("linux-x64");
        XElement types = XDocument.Load(package.GetEntry("[Content_Types].xml")!.Open()).Root!;
        string[] extensions = [.. types.Elements().Select(e => (string?)e.Attribute("Extension")).OfType<string>()];
        string[] parts = [.. types.Elements().Select(e => (string?)e.Attribute("PartName")).OfType<string>()];
        Assert.All(package.Entries.Select(e => e.FullName).Where(name => name != "[Content_Types].xml"), name =>
            Assert.True(extensions.Contains(Path.GetExtension(name).TrimStart('.')) || parts.Contains("/" + name), name));
    }

    [Theory]
    [MemberData(nameof(Natives))]
    public void Package_Notices_NameEveryPackageThatShips(string platform, string[] natives)
    {
        string module = packed.Artifact(platform, $"DigitTools/{PackedModule.Version}");
        string notices = File.ReadAllText(Path.Combine(module, "THIRD-PARTY-NOTICES.txt"));
        using var dependencies = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(module, "bin", "lib", "DigitTools.Core.deps.json")));
        string[] packages = [.. Target(dependencies).EnumerateObject()
            .Where(p => !p.Name.StartsWith("DigitTools", StringComparison.Ordinal))
            .Where(p => p.Value.TryGetProperty("runtime", out _) || p.Value.TryGetProperty("runtimeTargets", out _))
            .Select(p => p.Name.Replace('/', ' '))];

        Assert.True(packages.Length > natives.Length);
        string line = new('=', 80);
        Assert.All(packages, package => Assert.Contains($"{line}\n{package}\n", notices, StringComparison.OrdinalIgnoreCase));
        string[] others = ["MNIST", "Inter", "Permission is hereby granted"];
        Assert.All(others, other => Assert.Contains(other, notices, StringComparison.Ordinal));
        Assert.DoesNotContain("{copyright}", notices, StringComparison.Ordinal);
    }

    [Fact]
    public void Package_Checksums_AreThoseOfTheFiles()
    {
        string[] lines = File.ReadAllLines(packed.Artifact("linux-x64", "SHA256SUMS"));
        IEnumerable<string> packages = Directory.EnumerateFiles(packed.Artifact("linux-x64"))
            .Where(f => f.EndsWith(".zip", StringComparison.Ordinal) || f.EndsWith(".nupkg", StringComparison.Ordinal));
        IEnumerable<string> sums = packages.Select(f => $"{Hash(File.ReadAllBytes(f))}  {Path.GetFileName(f)}");
        Assert.Equal(sums.Order(), lines.Order());
    }

    [Fact]
    public void Package_OfTheTrainingRuntime_HoldsLibtorchAndItsLicences()
    {
        Assert.SkipUnless(PackedModule.CanTrain, "libtorch for Linux x64 is not restored here.");
        using ZipArchive package = ZipFile.OpenRead(packed.Runtime);
        Assert.Equal(
            [
                "DigitTools.TrainingRuntime.linux-x64.nuspec", "LICENSE", "[Content_Types].xml", "_rels/.rels",
                "native/THIRD-PARTY-NOTICES.txt", "native/libLibTorchSharp.so", "native/libc10.so", "native/libgomp-98b21ff3.so.1",
                "native/libtorch.so", "native/libtorch_cpu.so", "training-runtime.json",
            ],
            package.Entries.Select(e => e.FullName));
        using var notices = new StreamReader(package.GetEntry("native/THIRD-PARTY-NOTICES.txt")!.Open());
        string text = notices.ReadToEnd();
        string[] parts = ["libtorch-cpu-linux-x64", "TorchSharp", "From PyTorch", "libgomp"];
        Assert.All(parts, part => Assert.Contains(part, text, StringComparison.Ordinal));

        using Stream inside = package.GetEntry("training-runtime.json")!.Open();
        using var content = new MemoryStream();
        inside.CopyTo(content);
        string told = packed.Artifact("linux-x64", $"DigitTools/{PackedModule.Version}/bin/lib/training-runtime.json");
        Assert.Equal(File.ReadAllBytes(told), content.ToArray());
    }

    private static IEnumerable<string> NativesOfDependencies(ZipArchive zip, string prefix)
    {
        using Stream stream = zip.GetEntry(prefix + "bin/lib/DigitTools.Core.deps.json")!.Open();
        using var json = JsonDocument.Parse(stream);
        return
        [
            .. from package in Target(json).EnumerateObject()
               where package.Value.TryGetProperty("runtimeTargets", out _)
               from native in package.Value.GetProperty("runtimeTargets").EnumerateObject()
               select native.Name,
        ];
    }

    private static JsonElement Target(JsonDocument json) => json.RootElement.GetProperty("targets").EnumerateObject().Single().Value;

    private static string[] Below(string folder, string name)
    {
        string root = Path.Combine(Repository.Root, folder);
        if (!Directory.Exists(root)) return [];
        return
        [
            .. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .Where(f => name != "bin/lib/Assets" || !f.EndsWith(".md", StringComparison.Ordinal))
                .Select(f => name + "/" + Path.GetRelativePath(root, f).Replace('\\', '/')).Order(StringComparer.Ordinal),
        ];
    }

    private static Dictionary<string, string> Hashes(ZipArchive zip, string prefix) =>
        zip.Entries.ToDictionary(e => e.FullName[prefix.Length..], e =>
        {
            using Stream stream = e.Open();
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        });

    private static Dictionary<string, string> HashesOfFolder(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(
            f => Path.GetRelativePath(folder, f).Replace('\\', '/'), f => Hash(File.ReadAllBytes(f)));

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
