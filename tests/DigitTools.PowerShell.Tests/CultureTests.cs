using System.Globalization;

namespace DigitTools.PowerShell.Tests;

/// <summary>What the errors of the cmdlets say on a machine in another country; those of the core have a test of their own.</summary>
public sealed class CultureTests
{
    /// <summary>Errors with numbers in them, times and words.</summary>
    private const string Script =
        """
        try { Invoke-DigitBatch . x.db -ShardIndex 1234 -ShardCount 1000 } catch { "$_ $($_.ErrorDetails.RecommendedAction)" }
        try { Invoke-DigitBatch . x.db -SettleTime ([timespan]-12345678) } catch { "$_ $($_.ErrorDetails.RecommendedAction)" }
        try { Invoke-DigitTraining x.onnx -TimeLimit 10 } catch { "$_ $($_.ErrorDetails.RecommendedAction)" }
        Get-DigitPrediction $file -MaximumPixels 783 2>&1 | ForEach-Object { "$_ $($_.ErrorDetails.RecommendedAction)" }
        """;

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void Errors_OfCmdlets_SayTheSameInEveryCulture(string culture)
    {
        using var folder = new TestFolder();
        using var session = new ModuleSession();
        session["file"] = folder.Digit("0.png", 0);
        session["culture"] = CultureInfo.GetCultureInfo(culture);

        string[] invariant = Texts(session.Run($"[cultureinfo]::CurrentCulture = [cultureinfo]::InvariantCulture\n{Script}"));
        string[] local = Texts(session.Run($"[cultureinfo]::CurrentCulture = $culture\n{Script}"));

        Assert.Equal(4, invariant.Length);
        Assert.Contains("1234", invariant[0], StringComparison.Ordinal);
        Assert.Equal(invariant, local);
    }

    private static string[] Texts(ScriptResult result) => [.. result.NoErrors().Output.Select(o => o.ToString())];
}
