using System.Text.RegularExpressions;

namespace DigitTools.PowerShell.Tests;

/// <summary>Examples and pages as somebody has them who has the package and nothing else.</summary>
[Collection(PackageTestsDefinition.Name)]
public sealed partial class PackagedExampleTests(PackedModule packed) : IDisposable
{
    /// <summary>How a script finds the module; the dots are where it lies below examples.</summary>
    private const string Finding =
        """
        # The installed module, else the one that this script lies in.
        if (-not (Import-Module DigitTools -PassThru -ErrorAction Ignore)) { Import-Module "$PSScriptRoot/{..}/DigitTools.psd1" }

        """;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Scripts_FindTheModule_InOneWay()
    {
        string examples = Path.Combine(Repository.Root, "examples");
        IEnumerable<string> users = Directory.EnumerateFiles(examples, "*.ps1", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(Path.GetDirectoryName(f)) != "schedule");
        Assert.All(users, script =>
        {
            string up = Path.GetDirectoryName(script) == examples ? ".." : "../..";
            Assert.Contains(Finding.Replace("{..}", up, StringComparison.Ordinal), File.ReadAllText(script), StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("in the package, by its name")]
    [InlineData("in the package, which is in no folder of modules")]
    [InlineData("elsewhere, the module by its name")]
    public void Script_WhereverItLies_FindsTheModule(string place)
    {
        string modules = packed.Unpack(), module = Path.Combine(modules, "DigitTools", PackedModule.Version);
        string script = Path.Combine(module, "examples", "06-Read-Numbers.ps1");
        string copy = _folder.Write("copy/06.ps1", File.ReadAllBytes(script));
        string here = _folder.Folder("here");
        string[] before = [.. Directory.EnumerateFileSystemEntries(module, "*", SearchOption.AllDirectories)];

        string path = place.Contains("no folder", StringComparison.Ordinal) ? _folder["none"] : modules;
        string file = place.StartsWith("elsewhere", StringComparison.Ordinal) ? copy : script;
        ChildResult result = ChildShell.RunPwsh(
            $"Set-Location '{here}'; & '{file}' -Path '{module}/examples/amounts'; (Get-Module DigitTools).ModuleBase; exit $LASTEXITCODE",
            ("PSModulePath", path), ("HOME", _folder.FullName));

        Assert.True(result.ExitCode == 0, result.Output + result.Errors);
        Assert.Equal(module, Path.GetFullPath(result.Lines[^1]));
        // What it writes by default is here, and not in a folder that may belong to root.
        Assert.True(File.Exists(Path.Combine(here, "output", "amounts.csv")));
        Assert.Equal(before.Order(), Directory.EnumerateFileSystemEntries(module, "*", SearchOption.AllDirectories).Order());
    }

    [Fact]
    public void Package_Pages_AreThoseOfUsersWithLinksThatLeadSomewhere()
    {
        string module = packed.Artifact("linux-x64", $"DigitTools/{PackedModule.Version}");
        string[] pages = [.. Directory.EnumerateFiles(module, "*.md", SearchOption.AllDirectories)];
        string[] names = [.. pages.Select(p => Path.GetRelativePath(module, p).Replace('\\', '/'))];
        string[] expected = ["README.md", "docs/server.md", "docs/batch.md", "docs/help/about_DigitTools.md", "examples/slurm/README.md"];
        Assert.Empty(expected.Except(names));
        Assert.DoesNotContain("docs/architecture.md", names);
        foreach (string page in pages)
        {
            string text = File.ReadAllText(page);
            foreach (Match link in Link().Matches(text))
            {
                string target = link.Groups[1].Value.Split('#')[0];
                if (target.Length == 0 || target.Contains(':', StringComparison.Ordinal)) continue;
                Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, target)), $"{page}: {link.Value} leads nowhere.");
            }
        }

        // A link to a source file is its words; a picture and a link to another page stay.
        string batch = File.ReadAllText(Path.Combine(module, "docs", "batch.md"));
        Assert.Contains("plain SQLite (tables).", batch, StringComparison.Ordinal);
        Assert.Contains("](server.md#exit-codes)", batch, StringComparison.Ordinal);
        Assert.Contains("](docs/prediction.png)", File.ReadAllText(Path.Combine(module, "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Package_Examples_AreAllOfThem()
    {
        string module = packed.Artifact("linux-x64", $"DigitTools/{PackedModule.Version}");
        Assert.Equal(Files(Path.Combine(Repository.Root, "examples")), Files(Path.Combine(module, "examples")));
        string[] folders = ["docs", "examples"];
        long size = folders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(module, f), "*", SearchOption.AllDirectories))
            .Sum(f => new FileInfo(f).Length);
        Assert.InRange(size, 1_000_000, 5_000_000);
    }

    [Fact]
    public void Container_HoldsTheReadingModuleAndItsShell()
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "examples", "schedule", "Containerfile"));
        Assert.Contains($"ARG VERSION={PackedModule.Version}\n", text, StringComparison.Ordinal);
        Assert.Contains($"-t digits-batch:{PackedModule.Version} ", text, StringComparison.Ordinal);
        string image = _folder.Folder("image");
        foreach (string line in text.Split('\n').Where(l => l.StartsWith("COPY ", StringComparison.Ordinal)))
        {
            string[] words = line.Replace("${VERSION}", PackedModule.Version, StringComparison.Ordinal).Split(' ');
            string source = words[1].StartsWith("artifacts/${PLATFORM}/", StringComparison.Ordinal)
                ? packed.Artifact("linux-x64", words[1]["artifacts/${PLATFORM}/".Length..])
                : Path.Combine(Repository.Root, words[1]);
            CopyAll(source, image + words[2]);
        }

        string[] files = [.. Directory.EnumerateFiles(image, "*", SearchOption.AllDirectories)];
        Assert.DoesNotContain(files, f => Path.GetFileName(f).StartsWith("libtorch", StringComparison.Ordinal));
        Assert.DoesNotContain(files, f => Path.GetFileName(f).StartsWith("libLibTorchSharp", StringComparison.Ordinal));
        Assert.InRange(files.Sum(f => new FileInfo(f).Length), 50_000_000, 200_000_000);

        // The command line of the image, with its folders in the place of those of a container.
        string[] entry =
        [
            .. Words().Matches(Line(text, "ENTRYPOINT ")).Concat(Words().Matches(Line(text, "CMD "))).Select(m => m.Groups[1].Value),
        ];
        _folder.Digit("data/inbox/a.png", 0);
        ChildResult result = ChildShell.Start(
            entry[1..].Select(word => word.Replace("/opt/", image + "/opt/", StringComparison.Ordinal)
                .Replace("/data/", _folder["data"] + "/", StringComparison.Ordinal)),
            ("HOME", _folder.FullName), ("PSModulePath", _folder["none"]));
        Assert.True(result.ExitCode == 0, result.Output + result.Errors);
        Assert.True(File.Exists(_folder["data/done/a.png"]));
    }

    private static string Line(string text, string start) => text.Split('\n').Single(l => l.StartsWith(start, StringComparison.Ordinal));

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'))
            // What building an example leaves is no part of it.
            .Where(f => !f.StartsWith("upload/bin/", StringComparison.Ordinal) && !f.StartsWith("upload/obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static void CopyAll(string source, string destination)
    {
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(destination, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex Words();
}
