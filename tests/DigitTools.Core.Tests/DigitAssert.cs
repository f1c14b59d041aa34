namespace DigitTools.Core.Tests;

/// <summary>What is asserted of every error of the core.</summary>
internal static class DigitAssert
{
    /// <summary>The action fails with this error about this target, and says why.</summary>
    public static DigitException Throws(DigitErrorId id, string target, string reason, Action action)
    {
        DigitException error = Assert.Throws<DigitException>(action);
        Assert.Equal(id, error.Id);
        Assert.Equal(target, error.Target);
        Assert.True(error.Message.Contains(reason, StringComparison.Ordinal), error.Message);
        return error;
    }
}
