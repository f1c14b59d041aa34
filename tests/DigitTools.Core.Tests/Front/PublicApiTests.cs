namespace DigitTools.Core.Tests.Front;

/// <summary>What C# programs can use is decided, and not what happens to be public.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void Core_PublicMembers_AreThoseOfTheList()
    {
        string[] listed = File.ReadAllLines(Repository.Fixture("public-api.txt"));
        string[] found = [.. PublicApi.Of(typeof(DigitReader).Assembly)];
        // Take it over where a change is meant.
        File.WriteAllLines(Repository.Fixture("public-api.found.txt"), found);
        Assert.Empty(found.Except(listed).Select(member => "+ " + member).Concat(listed.Except(found).Select(member => "- " + member)));
    }
}
