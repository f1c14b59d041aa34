using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(DigitTools.PowerShell.Tests.LongestFirst))]

namespace DigitTools.PowerShell.Tests;

/// <summary>Starts with the collection that takes longest: at the end, it would be waited for alone.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    /// <summary>Name of that collection.</summary>
    public const string Longest = "Pester";

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(c => c.TestCollectionDisplayName != Longest)];
}
