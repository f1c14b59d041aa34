using System.Reflection;

namespace DigitTools.PowerShell.Tests;

/// <summary>The module's enumerations that are cast by number to those of the core, which users can't see.</summary>
public sealed class EnumTwinTests
{
    [Theory]
    [InlineData("DigitPolarity", "Polarity")]
    [InlineData("DigitSplit", "DataSplit")]
    public void Enum_CastByNumber_EqualsTheOneOfTheCore(string name, string coreName)
    {
        using var session = new ModuleSession();
        Assembly module = CommandSurface.Cmdlets(session)[0].ImplementingType.Assembly;
        Type errors = module.GetType("DigitTools.Support.ErrorRecords", throwOnError: true)!;
        Assembly core = errors.GetMethod("From")!.GetParameters()[0].ParameterType.Assembly;

        Assert.Equal(Members(core, coreName), Members(module, name));
    }

    private static IEnumerable<(string Name, int Value)> Members(Assembly assembly, string name) =>
        Enum.GetValues(Assert.Single(assembly.GetTypes(), t => t.IsEnum && t.Name == name)).Cast<object>()
            .Select(v => (v.ToString()!, (int)v));
}
