using System.Collections;
using System.Management.Automation;

namespace DigitTools.PowerShell.Tests;

/// <summary>What Get-Help shows of every cmdlet.</summary>
public sealed class HelpTests : IDisposable
{
    private static readonly string[] s_topics = ["about_DigitTools", "about_DigitTools_Errors", "about_DigitTools_Pictures", "about_DigitTools_Training"];

    private readonly ModuleSession _session = new();

    public static TheoryData<string> Cmdlets => [.. CommandSurface.Names];

    public static TheoryData<string> Topics => [.. s_topics];

    public void Dispose() => _session.Dispose();

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void GetHelp_Cmdlet_IsComplete(string cmdlet)
    {
        PSObject help = Help(cmdlet);

        Assert.Contains(' ', Text(help, "Synopsis"));
        foreach (string part in (string[])["description", "alertSet.alert", "inputTypes.inputType", "inputTypes.inputType.description", "returnValues.returnValue.description"])
            Assert.True(Text(help, part).Length > 10, $"{cmdlet} has no {part}.");
        object[] examples = Items(help, "examples.example");
        Assert.True(examples.Length >= 4, $"{cmdlet} has {examples.Length} examples.");
        Assert.All(examples, e => Assert.True(Text(PSObject.AsPSObject(e), "code").Length > 0 && Text(PSObject.AsPSObject(e), "remarks").Length > 10));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void GetHelp_Parameters_AllHaveTextAndTheFactsOfTheCmdlet(string cmdlet)
    {
        CmdletInfo info = CommandSurface.Cmdlets(_session).Single(c => c.Name == cmdlet);
        var told = Items(Help(cmdlet), "parameters.parameter").Select(PSObject.AsPSObject).ToDictionary(p => Text(p, "name"));

        string[] own = [.. info.Parameters.Keys.Except(Cmdlet.CommonParameters)];
        Assert.Equal(own.Order(StringComparer.Ordinal), told.Keys.Order(StringComparer.Ordinal));
        foreach (string name in own)
        {
            CommandParameterInfo fact = info.ParameterSets.SelectMany(s => s.Parameters).First(p => p.Name == name);
            Assert.True(Text(told[name], "description").Length > 10, $"{cmdlet} -{name} has no text.");
            Assert.Equal(fact.IsMandatory ? "true" : "false", Text(told[name], "required"));
            Assert.Equal(fact.Position < 0 ? "named" : $"{fact.Position}", Text(told[name], "position"));
            Assert.Equal(fact.ValueFromPipeline, Text(told[name], "pipelineInput").Contains("ByValue", StringComparison.Ordinal));
            Assert.All(fact.Aliases, alias => Assert.Contains(alias, Text(told[name], "aliases"), StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void GetHelp_RelatedLinks_LeadSomewhere(string cmdlet)
    {
        string[] links = [.. Items(Help(cmdlet), "relatedLinks.navigationLink").Select(l => Text(PSObject.AsPSObject(l), "linkText"))];

        Assert.NotEmpty(links);
        Assert.DoesNotContain(cmdlet, links);
        Assert.Empty(links.Except(CommandSurface.Names).Except(s_topics));
    }

    [Fact]
    public void GetHelp_AsShown_HasTheSectionsOfPowerShell()
    {
        string shown = ChildShell.Run(
            """
            foreach ($name in (Get-Command -Module DigitTools).Name) {
                Get-Help $name -Full | Out-String -Width 100
                Get-Help $name -Examples | Out-String -Width 100
                Get-Help $name -Parameter * | Out-String -Width 100
            }
            """).Succeeded().Output.ReplaceLineEndings("\n");

        int cmdlets = CommandSurface.Names.Count;
        foreach (string heading in (string[])["SYNTAX", "DESCRIPTION", "PARAMETERS", "INPUTS", "OUTPUTS", "NOTES", "RELATED LINKS"])
            Assert.Equal(cmdlets, Count(shown, $"\n{heading}\n"));
        Assert.Equal(2 * cmdlets, Count(shown, "\nSYNOPSIS\n"));
        Assert.Equal(2 * cmdlets, Count(shown, "--- Example 4: "));
        Assert.True(Count(shown, "Accept pipeline input?") > 2 * 2 * cmdlets);
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void GetHelp_Topic_IsFoundWithItsSynopsis(string topic)
    {
        _session["name"] = topic;
        ScriptResult result = _session.Run("Get-Help $name").NoErrors();
        string text = result.One.ToString();

        Assert.StartsWith($"TOPIC\n    {topic}\n", text, StringComparison.Ordinal);
        Assert.True(text.Split('\n').All(line => line.Length <= 80), topic);
        Assert.Contains(' ', result.Value<string>("Synopsis"));
    }

    [Fact]
    public void GetHelp_DefaultValue_IsThatOfTheCompiledParameter()
    {
        _session["name"] = "Invoke-DigitTraining";
        ScriptResult result = _session.Run("(Get-Help $name -Parameter OutputPath).defaultValue; (Get-Help $name -Parameter Architecture).defaultValue; (Get-Help $name -Parameter NoAugmentation).defaultValue").NoErrors();
        Assert.Equal(["digits.onnx", "Standard", "False"], result.Output.Select(o => o.ToString()));
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private PSObject Help(string name)
    {
        _session["name"] = name;
        return _session.Run("Get-Help $name -Full").One;
    }

    /// <summary>All objects at the end of a chain of properties.</summary>
    private static object[] Items(PSObject help, string chain)
    {
        IEnumerable<object> at = [help];
        foreach (string name in chain.Split('.'))
            at = at.Select(o => PSObject.AsPSObject(o).Properties[name]?.Value).OfType<object>().SelectMany(Each);
        return [.. at];
    }

    private static IEnumerable<object> Each(object value) =>
        (value is PSObject wrapped ? wrapped.BaseObject : value) is IEnumerable many and not string ? many.Cast<object>() : [value];

    /// <summary>The text of a part of the help; paragraphs are objects with a property Text.</summary>
    private static string Text(PSObject help, string chain) =>
        string.Join('\n', Items(help, chain).Select(o => PSObject.AsPSObject(o).Properties["Text"]?.Value?.ToString() ?? o.ToString())).Trim();
}
