using System.Management.Automation;
using System.Reflection;
using System.Runtime.Loader;

namespace DigitTools.PowerShell.Tests;

/// <summary>What importing the module brings into a session and a process.</summary>
public sealed class ImportTests
{
    private static readonly string[] s_cmdlets =
    [
        "Export-DigitReport", "Get-DigitBatchResult", "Get-DigitModel", "Get-DigitPrediction", "Install-DigitTrainingRuntime",
        "Invoke-DigitBatch", "Invoke-DigitTraining", "Merge-DigitBatchResult", "Test-DigitModel",
    ];

    [Fact]
    public void Import_Exports_ExactlyItsCmdlets()
    {
        using var session = new ModuleSession();

        ScriptResult result = session.Run("Get-Command -Module DigitTools").NoErrors();

        Assert.Equal(s_cmdlets, result.Values("Name").Cast<string>().Order(StringComparer.Ordinal));
        Assert.All(result.Values("CommandType"), type => Assert.Equal(CommandTypes.Cmdlet, type));
    }

    [Fact]
    public void Import_Manifest_EqualsWhatTheAssemblyHas()
    {
        using var session = new ModuleSession();

        ScriptResult result = session.Run("(Get-Command Get-DigitModel).ImplementingType.Assembly.GetExportedTypes()").NoErrors();

        IEnumerable<string> names = result.Output.Select(t => ((Type)t.BaseObject).GetCustomAttribute<CmdletAttribute>())
            .OfType<CmdletAttribute>().Select(c => $"{c.VerbName}-{c.NounName}");
        Assert.Equal(s_cmdlets, names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Import_Twice_IsHarmless()
    {
        using var folder = new TestFolder();
        using var session = new ModuleSession();
        session["manifest"] = ModuleSession.Manifest;
        session["file"] = folder.Digit("0.png", 0);

        ScriptResult result = session.Run(
            """
            Import-Module $manifest
            Get-DigitPrediction $file
            Import-Module $manifest -Force
            Get-DigitPrediction $file
            Remove-Module DigitTools
            Import-Module $manifest
            Get-DigitPrediction $file
            """).NoErrors();

        Assert.Equal([7, 7, 7], result.Values("Digit"));
    }

    [Fact]
    public void Import_AfterUse_NoPackageInTheDefaultContext()
    {
        using var folder = new TestFolder();
        using var session = new ModuleSession();
        session["file"] = folder.Digit("0.png", 0);
        session.Run("Get-DigitPrediction $file").NoErrors();

        string library = Path.Combine(Path.GetDirectoryName(ModuleSession.Manifest)!, "bin", "lib");
        string[] ours = [.. Directory.EnumerateFiles(library, "*.dll").Select(f => Path.GetFileNameWithoutExtension(f)!)];

        Assert.Contains("DigitTools.Core", ours);
        Assert.Empty(AssemblyLoadContext.Default.Assemblies.Select(a => a.GetName().Name!).Intersect(ours));
        Assert.Contains(AssemblyLoadContext.Default.Assemblies, a => a.GetName().Name == "DigitTools.PowerShell");
        AssemblyLoadContext own = Assert.Single(AssemblyLoadContext.All, c => c.Name == "DigitTools");
        Assert.Contains(own.Assemblies, a => a.GetName().Name == "DigitTools.Core");
    }

    [Fact]
    public void Import_Alone_LoadsNeitherCoreNorNatives()
    {
        ChildResult result = ChildShell.Run(
            """
            $module = Get-Module DigitTools
            "version $($module.Version)"
            [System.AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { $_.GetName().Name } | Where-Object { $_ -like 'DigitTools*' }
            if ($IsLinux) { [System.IO.File]::ReadAllLines('/proc/self/maps') | Where-Object { $_ -like '*/bin/lib/*' } }
            """);

        Assert.Equal(["DigitTools.PowerShell", "DigitTools.Shell", "version 0.1.0"], result.Lines.Order(StringComparer.Ordinal));
    }
}
