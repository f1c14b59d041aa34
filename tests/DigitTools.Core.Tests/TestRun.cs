namespace DigitTools.Core.Tests;

/// <summary>The run of the tests as a whole.</summary>
internal static class TestRun
{
    /// <summary>Cancelled when somebody stops the tests.</summary>
    public static CancellationToken Token => TestContext.Current.CancellationToken;
}
