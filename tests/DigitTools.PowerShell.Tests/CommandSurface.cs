using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace DigitTools.PowerShell.Tests;

/// <summary>What the module offers, for tests that go over all of it.</summary>
internal static class CommandSurface
{
    private static readonly Lazy<Hashtable> s_manifest = new(() =>
    {
        ScriptBlockAst file = Parser.ParseFile(ModuleSession.Manifest, out _, out ParseError[] errors);
        Assert.Empty(errors);
        return (Hashtable)((HashtableAst)file.Find(a => a is HashtableAst, searchNestedScriptBlocks: false)).SafeGetValue();
    });

    /// <summary>The cmdlets that the manifest exports, in order.</summary>
    public static IReadOnlyList<string> Names =>
        [.. ((IEnumerable)s_manifest.Value["CmdletsToExport"]!).Cast<string>().Order(StringComparer.Ordinal)];

    /// <summary>The cmdlets themselves.</summary>
    public static IReadOnlyList<CmdletInfo> Cmdlets(ModuleSession session) =>
        [.. session.Run("Get-Command -Module DigitTools").NoErrors().Output.Select(o => Assert.IsType<CmdletInfo>(o.BaseObject))];
}
