using System.Collections;
using System.Management.Automation;
using System.Reflection;

namespace DigitTools.PowerShell.Tests;

/// <summary>What holds for every cmdlet of the module, one loop each: a new cmdlet is in it from its first day.</summary>
public sealed class CommandSurfaceTests : IDisposable
{
    /// <summary>Parameters that are counts, and so stand in the plural, and singular words that end as a plural does.</summary>
    private static readonly string[] s_endInS = ["Epochs", "MaximumPixels", "Status"];

    /// <summary>What a path or folder that is only read is called; a cmdlet with another one writes.</summary>
    private static readonly string[] s_readPaths = ["Path", "LiteralPath", "DataPath"];

    private readonly ModuleSession _session = new();
    private readonly IReadOnlyList<CmdletInfo> _cmdlets;

    public CommandSurfaceTests() => _cmdlets = CommandSurface.Cmdlets(_session);

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Cmdlets_Exported_AreThoseOfTheManifest()
    {
        Assert.Equal(CommandSurface.Names, _cmdlets.Select(c => c.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Cmdlets_Verbs_AreApproved()
    {
        // Every approved verb is a constant of a class Verbs*.
        string[] approved = [.. typeof(VerbsCommon).Assembly.GetExportedTypes()
            .Where(t => t.Name.StartsWith("Verbs", StringComparison.Ordinal))
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!)];

        Assert.Contains("Get", approved);
        Assert.Empty(_cmdlets.Where(c => !approved.Contains(c.Verb, StringComparer.Ordinal)).Select(c => c.Name));
    }

    [Fact]
    public void Cmdlets_Nouns_AreSingularAndOurs()
    {
        Assert.Empty(_cmdlets.Where(c => !c.Noun.StartsWith("Digit", StringComparison.Ordinal) || c.Noun.EndsWith('s')).Select(c => c.Name));
    }

    [Fact]
    public void Cmdlets_PathInputs_HaveALiteralPathOfTheirOwn()
    {
        CmdletInfo[] withPath = [.. _cmdlets.Where(c => c.Parameters.ContainsKey("Path"))];

        Assert.NotEmpty(withPath);
        Assert.Empty(withPath.SelectMany(PathProblems));
    }

    [Fact]
    public void Cmdlets_Parameters_NoBooleansAndSingularNames()
    {
        Assert.Empty(
            from cmdlet in _cmdlets
            from parameter in CommandSurface.Own(cmdlet)
            where parameter.ParameterType == typeof(bool)
                || (parameter.Name.EndsWith('s') && !parameter.Name.EndsWith("ss", StringComparison.Ordinal) && !s_endInS.Contains(parameter.Name))
            select $"{cmdlet.Name} -{parameter.Name}");
    }

    [Fact]
    public void Cmdlets_ParametersOfOneName_AreOfOneType()
    {
        Assert.Empty(
            from cmdlet in _cmdlets
            from parameter in CommandSurface.Own(cmdlet)
            group (Type: parameter.ParameterType, cmdlet.Name) by parameter.Name into same
            where same.Select(p => p.Type).Distinct().Count() > 1
            select $"-{same.Key}: {string.Join(", ", same)}");
    }

    [Fact]
    public void Cmdlets_ThatWrite_HaveWhatIfAndConfirm()
    {
        CmdletInfo[] writing = [.. _cmdlets.Where(c => CommandSurface.Own(c).Any(Writes))];

        Assert.NotEmpty(writing);
        Assert.Empty(writing.Where(c => !c.Parameters.ContainsKey("WhatIf") || !c.Parameters.ContainsKey("Confirm")).Select(c => c.Name));
    }

    [Fact]
    public void Cmdlets_All_HaveProgressActionAndTheOtherCommonParameters()
    {
        Assert.Contains("ProgressAction", Cmdlet.CommonParameters);
        Assert.Empty(_cmdlets.SelectMany(c => Cmdlet.CommonParameters.Except(c.Parameters.Keys), (c, name) => $"{c.Name} -{name}"));
    }

    [Fact]
    public void Cmdlets_ParametersAndOutput_ShowNoTypeOfAPackage()
    {
        var seen = new HashSet<Type>();
        foreach (CmdletInfo cmdlet in _cmdlets)
        {
            Assert.NotEmpty(cmdlet.OutputType);
            foreach (PSTypeName output in cmdlet.OutputType) Visit(output.Type ?? throw new InvalidOperationException($"{cmdlet.Name} gives the unknown type {output.Name}."), seen);
            foreach (ParameterMetadata parameter in CommandSurface.Own(cmdlet)) Visit(parameter.ParameterType, seen);
        }

        Assert.Contains(seen, t => t.FullName == "DigitTools.DigitPrediction");
        Assert.Empty(seen.Where(t => !IsOurs(t) && !IsPlatform(t)).Select(t => t.AssemblyQualifiedName));
    }

    [Fact]
    public void Manifest_Exports_AreExplicit()
    {
        Hashtable manifest = CommandSurface.Manifest;
        foreach (string key in (string[])["FunctionsToExport", "VariablesToExport", "AliasesToExport"]) Assert.Empty((IEnumerable)manifest[key]!);
        Assert.DoesNotContain(CommandSurface.Names, n => WildcardPattern.ContainsWildcardCharacters(n));
        ScriptResult module = _session.Run("Get-Module DigitTools").NoErrors();
        Assert.Empty(module.Value<IDictionary>("ExportedAliases"));
        Assert.Empty(module.Value<IDictionary>("ExportedFunctions"));
    }

    [Fact]
    public void Manifest_Gallery_FindsWhatItNeeds()
    {
        Hashtable manifest = CommandSurface.Manifest;
        var data = (Hashtable)((Hashtable)manifest["PrivateData"]!)["PSData"]!;
        Assert.Equal("7.6", manifest["PowerShellVersion"]);
        Assert.Equal("Core", Assert.Single((IEnumerable)manifest["CompatiblePSEditions"]!));
        foreach (string key in (string[])["Author", "CompanyName", "Copyright", "Description", "GUID"]) Assert.False(string.IsNullOrWhiteSpace((string?)manifest[key]), key);
        Assert.True(((IEnumerable)data["Tags"]!).Cast<string>().Count(t => !t.Contains(' ', StringComparison.Ordinal)) >= 5);
        Assert.True(Uri.TryCreate((string?)data["LicenseUri"], UriKind.Absolute, out Uri? licence) && licence.Scheme == Uri.UriSchemeHttps);
    }

    private static IEnumerable<string> PathProblems(CmdletInfo cmdlet)
    {
        ParameterMetadata path = cmdlet.Parameters["Path"];
        if (!path.Attributes.OfType<SupportsWildcardsAttribute>().Any()) yield return $"{cmdlet.Name} -Path takes no wildcards.";
        if (!cmdlet.Parameters.TryGetValue("LiteralPath", out ParameterMetadata? literal))
        {
            yield return $"{cmdlet.Name} has no -LiteralPath.";
            yield break;
        }

        if (!literal.Aliases.Contains("PSPath") || !literal.Aliases.Contains("LP")) yield return $"{cmdlet.Name} -LiteralPath lacks the alias PSPath or LP.";
        if (literal.ParameterType != path.ParameterType) yield return $"{cmdlet.Name} -LiteralPath has another type than -Path.";
        if (literal.ParameterSets.Keys.Intersect(path.ParameterSets.Keys).Any()) yield return $"{cmdlet.Name} takes -Path and -LiteralPath at once.";
    }

    private static bool Writes(ParameterMetadata parameter) =>
        parameter.Name == "Force"
        || ((parameter.Name.EndsWith("Path", StringComparison.Ordinal) || parameter.Name.EndsWith("Directory", StringComparison.Ordinal)) && !s_readPaths.Contains(parameter.Name));

    /// <summary>A type with all that its public members show.</summary>
    private static void Visit(Type type, HashSet<Type> seen)
    {
        if (type.HasElementType) type = type.GetElementType()!;
        if (!seen.Add(type)) return;
        foreach (Type argument in type.GetGenericArguments()) Visit(argument, seen);
        if (!IsOurs(type)) return;
        foreach (PropertyInfo property in type.GetProperties()) Visit(property.PropertyType, seen);
        foreach (MethodInfo method in type.GetMethods().Where(m => m.DeclaringType == type && !m.IsSpecialName))
        {
            Visit(method.ReturnType, seen);
            foreach (ParameterInfo parameter in method.GetParameters()) Visit(parameter.ParameterType, seen);
        }
    }

    private static bool IsOurs(Type type) => type.Assembly.GetName().Name == "DigitTools.PowerShell";

    private static bool IsPlatform(Type type) => type.Assembly == typeof(object).Assembly || type.Assembly == typeof(PSObject).Assembly
        || Path.GetDirectoryName(type.Assembly.Location) == Path.GetDirectoryName(typeof(object).Assembly.Location);
}
