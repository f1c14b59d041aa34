using System.Buffers.Binary;
using System.Text.RegularExpressions;
using DigitTools.Core.Native;

namespace DigitTools.Core.Tests.Native;

public sealed partial class WeakenVersionNeedTests : IDisposable
{
    private const string Version = "GLIBCXX_3.4.32";
    private const string Symbol = "_ZSt21ios_base_library_initv";

    private static readonly string s_natives = Path.Combine(Repository.Root, "bin", "lib", "runtimes", "linux-x64", "native");

    private readonly TestFolder _folder = new();

    private string Output => _folder["out", "libLibTorchSharp.so"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WeakenVersionNeed_Execute_ChangesOneByteOfTheOriginal()
    {
        string original = Original();
        AssertSucceeds(original);
        byte[] before = File.ReadAllBytes(original), after = File.ReadAllBytes(Output);
        Assert.Equal(before.Length, after.Length);
        int changed = Assert.Single(Enumerable.Range(0, before.Length), i => before[i] != after[i]);
        // VER_FLG_WEAK where no flag was.
        Assert.Equal((0, 2), (before[changed], after[changed]));
    }

    [Fact]
    public void WeakenVersionNeed_Execute_ChangesNothingTheSecondTime()
    {
        AssertSucceeds(Original());
        string again = _folder["again.so"];
        Assert.Empty(Run(Output, again));
        Assert.Equal(File.ReadAllBytes(Output), File.ReadAllBytes(again));
    }

    [Fact]
    public void WeakenVersionNeed_Execute_WasAppliedToTheLibraryThatShips()
    {
        string shipped = Path.Combine(s_natives, "libLibTorchSharp.so");
        Assert.SkipUnless(File.Exists(shipped), "bin/lib was built for another platform.");
        AssertSucceeds(Original());
        Assert.Equal(File.ReadAllBytes(Output), File.ReadAllBytes(shipped));
    }

    [Fact]
    public void WeakenVersionNeed_Execute_RefusesATextFile()
    {
        string text = _folder.Write("text.so", "This is no library. It goes on a bit, as long as a header of an ELF file is."u8);
        AssertFails(text, "not a 64-bit little-endian ELF file");
    }

    [Fact]
    public void WeakenVersionNeed_Execute_RefusesAMissingFile() => AssertFails(_folder["missing.so"], "Could not find file");

    [Fact]
    public void WeakenVersionNeed_Execute_RefusesAnotherLibrary()
    {
        string other = Path.Combine(s_natives, "libSkiaSharp.so");
        Assert.SkipUnless(File.Exists(other), "bin/lib was built for another platform.");
        AssertFails(other, "it does not need version " + Version);
    }

    [Theory]
    [InlineData(64)]
    [InlineData(1000)]
    [InlineData(260_662)]
    [InlineData(-64)]
    public void WeakenVersionNeed_Execute_RefusesACutLibrary(int length)
    {
        byte[] file = File.ReadAllBytes(Original());
        AssertFails(_folder.Write("cut.so", file.AsSpan(0, length < 0 ? file.Length + length : length)), "");
    }

    [Fact]
    public void WeakenVersionNeed_Execute_RefusesADamagedHeader()
    {
        byte[] file = File.ReadAllBytes(Original());
        // Where the section headers are.
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(40), long.MaxValue / 2);
        AssertFails(_folder.Write("damaged.so", file), "");
    }

    [Fact]
    public void WeakenVersionNeed_Execute_RefusesAVersionThatIsNotNeeded() =>
        AssertFails(Original(), "it does not need version GLIBCXX_9.9.9", version: "GLIBCXX_9.9.9");

    [Fact]
    public void WeakenVersionNeed_Execute_RefusesAnotherSymbol() =>
        AssertFails(Original(), $"the symbol {Symbol} needs {Version} too", symbol: "_ZSt4cout");

    [Fact]
    public void WeakenVersionNeed_Execute_RefusesAVersionOfSeveralSymbols() =>
        AssertFails(Original(), "needs GLIBCXX_3.4 too", version: "GLIBCXX_3.4");

    /// <summary>The library as the package has it.</summary>
    private static string Original()
    {
        string packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string pins = File.ReadAllText(Path.Combine(Repository.Root, "Directory.Packages.props"));
        string version = TorchSharpVersion().Match(pins).Groups[1].Value;
        string path = Path.Combine(packages, "torchsharp", version, "runtimes", "linux-x64", "native", "libLibTorchSharp.so");
        Assert.SkipUnless(File.Exists(path), $"The NuGet cache has no '{path}'.");
        return path;
    }

    [GeneratedRegex("<TorchSharpVersion>([^<]+)")]
    private static partial Regex TorchSharpVersion();

    private void AssertSucceeds(string source) => Assert.Empty(Run(source, Output));

    private void AssertFails(string source, string reason, string version = Version, string symbol = Symbol)
    {
        string error = Assert.Single(Run(source, Output, version, symbol));
        Assert.Contains($"'{source}'", error, StringComparison.Ordinal);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.False(File.Exists(Output));
    }

    private static List<string> Run(string source, string destination, string version = Version, string symbol = Symbol)
    {
        var engine = new FakeBuildEngine();
        var task = new WeakenVersionNeed
        {
            BuildEngine = engine,
            Source = source,
            Destination = destination,
            Version = version,
            Symbol = symbol,
        };
        bool succeeded = task.Execute();
        Assert.Equal(succeeded, engine.Errors.Count == 0);
        return engine.Errors;
    }
}
