namespace DigitTools.PowerShell.Tests;

/// <summary>What is no digit is rejected, with the reason.</summary>
public sealed class PredictionRejectionTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly ModuleSession _session = new();

    public PredictionRejectionTests() => _session["folder"] = _folder.FullName;

    public static TheoryData<string, string[]> NoDigits => new()
    {
        { "K", ["30,15 30,85", "70,15 32,52 72,85"] },
        { "M", ["20,85 24,15 50,60 76,15 80,85"] },
        { "E", ["75,15 28,15 28,85 75,85", "28,50 65,50"] },
        { "R", ["30,85 30,15 60,15 70,30 60,48 30,50 72,85"] },
        { "A", ["20,85 50,15 80,85", "32,60 68,60"] },
        { "plus", ["50,20 50,80", "20,50 80,50"] },
        { "scribble", ["20,20 80,70 30,80 75,25 50,85 15,50 85,45"] },
    };

    [Theory]
    [MemberData(nameof(NoDigits))]
    public void GetDigitPrediction_NoDigit_RejectedWithTheBestGuessInTheProbabilities(string name, string[] strokes)
    {
        Sketch.Write(_folder[$"{name}.png"], strokes);

        ScriptResult result = _session.Run($"Get-DigitPrediction \"$folder/{name}.png\"").NoErrors();

        Assert.Equal("Rejected", result.Value<string>("Status"));
        Assert.Equal("NotADigit", result.Value<string>("Reason"));
        Assert.Null(result.Values("Digit")[0]);
        Assert.NotNull(result.Values("Second")[0]);
        Assert.Equal(1, Enumerable.Range(0, 10).Sum(d => result.Value<double>($"P{d}")), 1e-6);
        ScriptResult guess = _session.Run($"Get-DigitPrediction \"$folder/{name}.png\" -MinimumConfidence 0");
        Assert.Equal("Recognized", guess.Value<string>("Status"));
    }

    [Fact]
    public void GetDigitPrediction_TwoDigits_RejectedAsSeveral()
    {
        Sketch.Write(_folder["47.png"], "30,20 14,60 44,60", "40,40 40,80", "56,25 88,25 72,80");

        ScriptResult result = _session.Run("Get-DigitPrediction \"$folder/47.png\"").NoErrors();

        Assert.Equal("Rejected", result.Value<string>("Status"));
        Assert.Equal("SeveralDigits", result.Value<string>("Reason"));
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }
}
