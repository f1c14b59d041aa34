using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;

namespace DigitTools.PowerShell.Tests;

/// <summary>
/// That about_DigitTools_Errors names the cmdlets that report an error: those whose code leads to it and that don't deal with it.
/// </summary>
public sealed partial class ErrorTableTests : IDisposable
{
    private const string Core = "DigitTools.Core.Errors::";
    private const string Cmdlets = "DigitTools.Support.ErrorRecords::";

    /// <summary>What a cmdlet doesn't hand on: patterns of ids, and what it does instead.</summary>
    private static readonly (string Cmdlet, string Id)[] s_dealtWith =
    [
        ("Export-DigitReport", "^Picture"), // shows a placeholder
        ("ConvertTo-DigitTable", "^(PathInvalid|ProviderNotSupported)$"), // keeps the path as it is
        ("Invoke-DigitBatch", "^PictureLocked$"), // leaves it for the next run
        ("Invoke-DigitBatch", "^DatabaseNotFound$"), // makes it
        ("Remove-DigitBatchResult", "^DatabaseMismatch$"), // whatever the pictures were read as
    ];

    private readonly ModuleSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Documented_ReportedBy_IsWhatTheCodeLeadsTo()
    {
        string bin = Path.Combine(Repository.Root, "bin");
        using var graph = new CallGraph(Path.Combine(bin, "DigitTools.PowerShell.dll"), Path.Combine(bin, "lib", "DigitTools.Core.dll"));
        Dictionary<string, string[]> ids = IdsOfFactories();

        HashSet<string> reached =
        [
            .. from cmdlet in CommandSurface.Cmdlets(_session)
               from method in graph.Reachable(cmdlet.ImplementingType.FullName!).Where(ids.ContainsKey)
               from id in ids[method]
               where !s_dealtWith.Any(d => d.Cmdlet == cmdlet.Name && Regex.IsMatch(id, d.Id))
               select $"{id}: {cmdlet.Name}",
        ];
        HashSet<string> documented = [.. Documented()];

        string[] wrong =
        [
            .. reached.Except(documented).Select(e => "not documented: " + e),
            .. documented.Except(reached).Select(e => "never reported: " + e),
        ];
        Assert.True(wrong.Length == 0, string.Join('\n', wrong.Order(StringComparer.Ordinal)));
    }

    /// <summary>The ids that each factory of errors makes, by the name of its method.</summary>
    private Dictionary<string, string[]> IdsOfFactories()
    {
        Assembly module = CommandSurface.Cmdlets(_session)[0].ImplementingType.Assembly;
        Type records = module.GetType("DigitTools.Support.ErrorRecords", throwOnError: true)!;
        MethodInfo fromCore = records.GetMethod("From")!;
        Type error = fromCore.GetParameters()[0].ParameterType;
        Type errors = error.Assembly.GetType("DigitTools.Core.Errors", throwOnError: true)!;
        PropertyInfo id = error.GetProperty("Id")!;
        IEnumerable<(string Name, IEnumerable<string> Ids)> core = Factories(errors, error)
            .Select(m => (Name: Core + m.Name, Ids: Made(m).Select(e => id.GetValue(e)!.ToString()!)));
        IEnumerable<(string Name, IEnumerable<string> Ids)> cmdlets = Factories(records, typeof(ErrorRecord)).Where(m => m != fromCore)
            .Select(m => (Name: Cmdlets + m.Name, Ids: Made(m).Select(r => ((ErrorRecord)r).FullyQualifiedErrorId)));
        return core.Concat(cmdlets).GroupBy(f => f.Name).ToDictionary(f => f.Key, f => f.SelectMany(m => m.Ids).Distinct().ToArray());
    }

    private static IEnumerable<MethodInfo> Factories(Type type, Type made) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(m => m.ReturnType == made);

    /// <summary>What a factory makes of some values; of numbers, the codes of SQLite among them, of several.</summary>
    private static IEnumerable<object> Made(MethodInfo factory) =>
        from number in Enumerable.Range(0, factory.GetParameters().Any(p => p.ParameterType == typeof(int)) ? 32 : 1)
        select factory.Invoke(null, [.. factory.GetParameters().Select(p => ErrorSurfaceTests.Sample(p.ParameterType, number))])!;

    private static IEnumerable<string> Documented()
    {
        string path = Path.Combine(Repository.Root, "docs", "help", "about_DigitTools_Errors.md");
        return
            from section in Section().Matches(File.ReadAllText(path).ReplaceLineEndings("\n"))
            from cmdlet in section.Groups[2].Value.Split(", ")
            select $"{section.Groups[1].Value}: {cmdlet}";
    }

    [GeneratedRegex(@"^### (\w+)\n\n- Category: \w+\n- Reported by: (.+)$", RegexOptions.Multiline)]
    private static partial Regex Section();
}
