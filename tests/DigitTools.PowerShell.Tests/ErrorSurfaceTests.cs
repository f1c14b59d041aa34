using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;

namespace DigitTools.PowerShell.Tests;

/// <summary>Every error that the module can report: one id each, each with its place in the help.</summary>
public sealed partial class ErrorSurfaceTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly Dictionary<string, (string Category, string[] Cmdlets)> _documented = Documented();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void ErrorIds_All_MeanOneThing()
    {
        List<ErrorRecord> records = Records();
        Assert.True(records.Count > 10);
        Assert.Empty(records.GroupBy(r => r.FullyQualifiedErrorId, StringComparer.OrdinalIgnoreCase)
            .Where(same => same.DistinctBy(r => (r.FullyQualifiedErrorId, r.CategoryInfo.Category, r.Exception.GetType())).Count() > 1)
            .Select(same => same.Key));
    }

    [Fact]
    public void ErrorIds_All_AreDocumented()
    {
        IEnumerable<string> ids = Records().Select(r => r.FullyQualifiedErrorId).Distinct();
        Assert.Equal(ids.Order(StringComparer.Ordinal), _documented.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ErrorCategories_All_AreAsDocumentedAndSaySomething()
    {
        Assert.All(Records(), record =>
        {
            Assert.NotEqual(ErrorCategory.NotSpecified, record.CategoryInfo.Category);
            Assert.Equal(_documented[record.FullyQualifiedErrorId].Category, record.CategoryInfo.Category.ToString());
        });
    }

    [Fact]
    public void ErrorRecords_All_RecommendAnAction()
    {
        Assert.Empty(Records().Where(r => string.IsNullOrEmpty(r.ErrorDetails?.RecommendedAction)).Select(r => r.FullyQualifiedErrorId));
    }

    [Fact]
    public void ErrorRecords_All_ShowControlCharactersAsTextAndKeepTheTarget()
    {
        const string Harmful = "\e]0;title\a\r";

        List<ErrorRecord> records = Records(Harmful);

        IEnumerable<string> texts = records.SelectMany(r => (string[])[r.ToString(), r.CategoryInfo.TargetName]);
        Assert.All(texts, text => Assert.DoesNotContain(text, char.IsControl));
        Assert.Contains(records, r => r.ToString().Contains("`e]0;title`a`r", StringComparison.Ordinal));
        Assert.Contains(records, r => (string?)r.TargetObject == Harmful);
    }

    [Fact]
    public void Documented_Cmdlets_ExistAndEachHasErrors()
    {
        Assert.Equal(CommandSurface.Names, _documented.Values.SelectMany(d => d.Cmdlets).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>
    /// A record of each kind: those of the core by the names of their kinds, those of the cmdlets by calling what makes them.
    /// </summary>
    private List<ErrorRecord> Records(string text = "x")
    {
        Assembly module = CommandSurface.Cmdlets(_session)[0].ImplementingType.Assembly;
        Type factory = module.GetType("DigitTools.Support.ErrorRecords", throwOnError: true)!;
        MethodInfo[] methods =
            [.. factory.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => m.ReturnType == typeof(ErrorRecord))];
        MethodInfo fromCore = methods.Single(m => m.Name == "From");
        Type coreError = fromCore.GetParameters()[0].ParameterType;
        ConstructorInfo make = coreError.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).First();
        var records = new List<ErrorRecord>();
        foreach (object id in Enum.GetValues(make.GetParameters()[0].ParameterType))
        {
            object?[] arguments = [.. make.GetParameters().Select((p, i) => i == 0 ? id : Sample(p.ParameterType, text: text))];
            records.Add((ErrorRecord)fromCore.Invoke(null, [make.Invoke(arguments)])!);
        }

        foreach (MethodInfo method in methods.Where(m => m.Name != "From"))
        {
            object?[] arguments = [.. method.GetParameters().Select(p => Sample(p.ParameterType, text: text))];
            records.Add((ErrorRecord)method.Invoke(null, arguments)!);
        }

        return records;
    }

    /// <summary>Some value of a type.</summary>
    internal static object? Sample(Type type, int number = 0, string text = "x") =>
        type == typeof(string) ? text
        : type == typeof(FormattableString) ? System.Runtime.CompilerServices.FormattableStringFactory.Create("{0}", text)
        : type == typeof(int) ? number
        : type == typeof(Uri) ? new Uri("https://x")
        : type == typeof(PSObject) ? PSObject.AsPSObject(text)
        : type == typeof(Exception) ? new InvalidOperationException(text)
        : typeof(Exception).IsAssignableFrom(type) ? Made(type, number, text)
        : type.IsValueType ? Activator.CreateInstance(type)
        : null;

    private static object Made(Type type, int number, string text)
    {
        ConstructorInfo make = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).First();
        return make.Invoke([.. make.GetParameters().Select(p => Sample(p.ParameterType, number, text))]);
    }

    private static Dictionary<string, (string Category, string[] Cmdlets)> Documented()
    {
        string path = Path.Combine(Repository.Root, "docs", "help", "about_DigitTools_Errors.md");
        string page = File.ReadAllText(path).ReplaceLineEndings("\n");
        return Section().Matches(page).ToDictionary(m => m.Groups[1].Value, m => (m.Groups[2].Value, m.Groups[3].Value.Split(", ")));
    }

    [GeneratedRegex(@"^### (\w+)\n\n- Category: (\w+)\n- Reported by: (.+)$", RegexOptions.Multiline)]
    private static partial Regex Section();
}
