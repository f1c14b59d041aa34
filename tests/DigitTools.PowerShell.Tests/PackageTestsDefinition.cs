namespace DigitTools.PowerShell.Tests;

/// <summary>The tests that share the packages, which take a while to make.</summary>
[CollectionDefinition(Name)]
public sealed class PackageTestsDefinition : ICollectionFixture<PackedModule>
{
    public const string Name = "Packages";
}
