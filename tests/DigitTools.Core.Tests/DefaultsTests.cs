using System.Reflection;

namespace DigitTools.Core.Tests;

public sealed class DefaultsTests
{
    /// <summary>A record of options that comes new has to bring the test of its defaults.</summary>
    [Fact]
    public void Options_EveryRecord_HasATestOfItsDefaults()
    {
        IEnumerable<string> records = typeof(DigitException).Assembly.GetTypes()
            .Where(t => t.Name.EndsWith("Options", StringComparison.Ordinal) && t.GetMethod("<Clone>$") is not null).Select(t => t.Name);
        IEnumerable<string> tested = Assembly.GetExecutingAssembly().GetTypes().SelectMany(t => t.GetMethods()).Select(m => m.Name)
            .Where(name => name.EndsWith("Options_Defaults_AreThese", StringComparison.Ordinal)).Select(name => name.Split('_')[0]);
        Assert.Equal(records.Order(StringComparer.Ordinal), tested.Order(StringComparer.Ordinal));
    }
}
