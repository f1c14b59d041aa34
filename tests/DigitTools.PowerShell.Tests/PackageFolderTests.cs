using System.Diagnostics;
using System.Text.Json;

namespace DigitTools.PowerShell.Tests;

/// <summary>The build where the folder of packages is named without a slash at its end, as NUGET_PACKAGES mostly names it.</summary>
public sealed class PackageFolderTests
{
    /// <summary>The folder that this build took its packages from: powershell/7.6.9/tools/net10.0/any/unix/pwsh.dll is below it.</summary>
    private static readonly string s_packages = Path.GetFullPath(Path.Combine(ChildShell.Pwsh, "..", "..", "..", "..", "..", "..", ".."));

    [Theory]
    [InlineData("DigitTools.PowerShell")]
    [InlineData("tests/DigitTools.PowerShell.Tests")]
    public void Build_PackageFolderWithoutSlash_JoinsPathsWithOne(string project)
    {
        JsonElement found = Evaluate(project, "-getProperty:NuGetPackageRoot", "-getItem:AssemblyMetadata");

        Assert.Equal(s_packages + Path.DirectorySeparatorChar, found.GetProperty("Properties").GetProperty("NuGetPackageRoot").GetString());
        IEnumerable<string> values = found.GetProperty("Items").GetProperty("AssemblyMetadata").EnumerateArray()
            .Select(m => m.GetProperty("Value").GetString()!);
        Assert.All(values.Where(v => v.StartsWith(s_packages, StringComparison.Ordinal)), path => Assert.True(Path.Exists(path), path));
    }

    [Fact]
    public void Build_PackageFolderWithoutSlash_FindsTheCompilerAndTheNatives()
    {
        Assert.SkipUnless(PackedModule.CanTrain, "Only Linux x64 has both.");

        string[] asked = ["-getProperty:_DigitCompiler,NuGetPackageRoot", "-getItem:_DigitLibTorchFile"];
        JsonElement found = Evaluate("DigitTools.Core", [.. asked, "-t:PrepareCompilingAhead", "-t:SelectModuleFiles"]);

        JsonElement properties = found.GetProperty("Properties");
        Assert.Equal(s_packages + Path.DirectorySeparatorChar, properties.GetProperty("NuGetPackageRoot").GetString());
        Assert.True(File.Exists(properties.GetProperty("_DigitCompiler").GetString()));
        Assert.NotEmpty(found.GetProperty("Items").GetProperty("_DigitLibTorchFile").EnumerateArray());
    }

    private static JsonElement Evaluate(string project, params string[] options)
    {
        string[] arguments = ["msbuild", Path.Combine(Repository.Root, project), "-nodeReuse:false", .. options];
        var start = new ProcessStartInfo(ChildShell.Host, arguments);
        // What the file that a restore leaves in obj/ takes from NUGET_PACKAGES.
        start.Environment["NuGetPackageRoot"] = s_packages;
        using var json = JsonDocument.Parse(ChildProcess.Run(start).Succeeded().Output);
        return json.RootElement.Clone();
    }
}
