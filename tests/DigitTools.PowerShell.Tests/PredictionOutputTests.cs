using System.Management.Automation;
using System.Security.Cryptography;
using System.Text.Json;

namespace DigitTools.PowerShell.Tests;

/// <summary>What Get-DigitPrediction gives for a picture.</summary>
public sealed class PredictionOutputTests : IDisposable
{
    private static readonly string[] s_properties =
    [
        "Path", "Status", "Reason", "Digit", "Confidence", "Second", "SecondConfidence", "Margin",
        "P0", "P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "ModelId",
    ];

    private readonly TestFolder _folder = new();
    private readonly ModuleSession _session = new();

    public PredictionOutputTests() => _session["folder"] = _folder.FullName;

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void DigitPrediction_Properties_AreTheContract()
    {
        _folder.Digits(1);

        PSObject prediction = _session.Run("Get-DigitPrediction \"$folder/0.png\"").One;

        Assert.Equal("DigitTools.DigitPrediction", prediction.TypeNames[0]);
        Assert.Equal(s_properties.Order(), prediction.Properties.Select(p => p.Name).Order());
    }

    [Fact]
    public void DigitPrediction_Properties_AreScalars()
    {
        _folder.Digits(1);
        _folder.Blank("blank.png");

        ScriptResult result = _session.Run("Get-DigitPrediction \"$folder/*.png\"").NoErrors();

        foreach (PSPropertyInfo property in result.Output.SelectMany(p => p.Properties))
            Assert.True(property.Value is null or string or int or double, $"{property.Name} is a {property.Value?.GetType()}.");
    }

    [Fact]
    public void DigitPrediction_Recognized_Consistent()
    {
        _folder.Digits(1);

        ScriptResult result = _session.Run("Get-DigitPrediction \"$folder/0.png\"");

        Assert.Equal("Recognized", result.Value<string>("Status"));
        Assert.Equal("None", result.Value<string>("Reason"));
        Assert.Equal(7, result.Value<int>("Digit"));
        double confidence = result.Value<double>("Confidence"), second = result.Value<double>("SecondConfidence");
        Assert.InRange(confidence, 0.5, 1);
        Assert.Equal(result.Value<double>("P7"), confidence);
        Assert.Equal(result.Value<double>($"P{result.Value<int>("Second")}"), second);
        Assert.Equal(confidence - second, result.Value<double>("Margin"));
    }

    [Fact]
    public void DigitPrediction_GetProbabilities_SumToOneAndEqualTheProperties()
    {
        _folder.Digits(1);

        ScriptResult result = _session.Run("$p = Get-DigitPrediction \"$folder/0.png\"; $p; , $p.GetProbabilities()").NoErrors();

        double[] probabilities = Assert.IsType<double[]>(result.Output[1].BaseObject);
        Assert.Equal(10, probabilities.Length);
        Assert.Equal(1, probabilities.Sum(), 1e-9);
        Assert.Equal(probabilities.Cast<object>(), Enumerable.Range(0, 10).Select(d => result.Output[0].Properties[$"P{d}"].Value));
    }

    [Fact]
    public void DigitPrediction_GetProbabilities_GivesACopy()
    {
        _folder.Digits(1);

        ScriptResult result = _session.Run("$p = Get-DigitPrediction \"$folder/0.png\"; $p.GetProbabilities()[7] = 0; $p");

        Assert.InRange(result.Value<double>("P7"), 0.5, 1);
    }

    [Fact]
    public void DigitPrediction_ModelId_IsTheBeginningOfTheFilesHash()
    {
        _folder.Digits(1);

        string id = _session.Run("Get-DigitPrediction \"$folder/0.png\"").Value<string>("ModelId");

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(ShippedModel.Path)))[..12], id);
    }

    [Fact]
    public void DigitPrediction_Json_HoldsEverything()
    {
        _folder.Digits(1);
        _folder.Blank("blank.png");

        foreach (PSObject prediction in _session.Run("Get-DigitPrediction \"$folder/*.png\"").NoErrors().Output)
        {
            using var json = JsonDocument.Parse(JsonSerializer.Serialize(prediction.BaseObject, prediction.BaseObject.GetType()));

            Assert.Equal(s_properties.Order(), json.RootElement.EnumerateObject().Select(p => p.Name).Order());
            foreach (JsonProperty property in json.RootElement.EnumerateObject())
            {
                object? expected = prediction.Properties[property.Name].Value;
                object? actual = property.Value.ValueKind switch
                {
                    JsonValueKind.Null => null,
                    JsonValueKind.String => property.Value.GetString(),
                    _ when expected is int => property.Value.GetInt32(),
                    _ => property.Value.GetDouble(),
                };
                Assert.Equal(expected, actual);
            }
        }
    }

    [Fact]
    public void GetDigitPrediction_BlankPicture_IsEmpty()
    {
        _folder.Blank("blank.png");

        ScriptResult result = _session.Run("Get-DigitPrediction \"$folder/blank.png\"");

        Assert.Equal("Empty", result.Value<string>("Status"));
        Assert.Equal("NoInk", result.Value<string>("Reason"));
        Assert.Null(result.Values("Digit")[0]);
        Assert.Null(result.Values("Second")[0]);
        Assert.Equal(0, result.Value<double>("Confidence"));
        Assert.All(Enumerable.Range(0, 10), d => Assert.Equal(0, result.Value<double>($"P{d}")));
    }

    [Fact]
    public void GetDigitPrediction_MinimumConfidenceOne_RejectsAndKeepsTheProbabilities()
    {
        _folder.Digits(4);

        ScriptResult result = _session.Run("Get-DigitPrediction \"$folder/*.png\" -MinimumConfidence 1").NoErrors();

        Assert.All(result.Values("Status"), status => Assert.Equal("Rejected", status));
        Assert.All(result.Values("Reason"), reason => Assert.Equal("LowConfidence", reason));
        Assert.All(result.Values("Digit"), Assert.Null);
        Assert.All(result.Values("Confidence"), confidence => Assert.InRange((double)confidence!, 0.5, 1));
        Assert.Equal([7, 2, 1, 0], result.Output.Select(p => Enumerable.Range(0, 10).MaxBy(d => (double)p.Properties[$"P{d}"].Value)));
    }

    [Fact]
    public void GetDigitPrediction_MinimumConfidenceZero_RejectsNothing()
    {
        for (int i = 0; i < 50; i++) _folder.Digit($"{i}.png", i);

        ScriptResult result = _session.Run("Get-DigitPrediction \"$folder/*.png\" -MinimumConfidence 0").NoErrors();

        Assert.All(result.Values("Status"), status => Assert.Equal("Recognized", status));
    }

    [Fact]
    public void GetDigitPrediction_Polarity_AutoReadsBothAndAWrongOneDoesNot()
    {
        string dark = _folder["dark.png"];
        _folder.Digit("light.png", 0);
        PngFile.Write(dark, [.. Mnist.Test.Pixels(0).Select(p => (byte)(255 - p))], 28, 28);

        ScriptResult result = _session.Run(
            """
            Get-DigitPrediction "$folder/dark.png"
            Get-DigitPrediction "$folder/light.png"
            Get-DigitPrediction "$folder/dark.png" -Polarity DarkOnLight
            Get-DigitPrediction "$folder/light.png" -Polarity LightOnDark
            Get-DigitPrediction "$folder/dark.png" -Polarity LightOnDark -MinimumConfidence 0
            """).NoErrors();

        IReadOnlyList<object?> sevens = result.Values("P7");
        Assert.Equal([7, 7, 7, 7], result.Values("Digit").Take(4));
        Assert.NotEqual(sevens[2], sevens[4]);
    }

    [Fact]
    public void GetDigitPrediction_Verbose_TellsTheDefaults()
    {
        _folder.Digits(1);

        ScriptResult result = _session.Run("Get-DigitPrediction \"$folder/0.png\" -ThrottleLimit 2 -Verbose");

        Assert.Contains(result.Verbose, line => line.Contains("No -Model given", StringComparison.Ordinal));
        Assert.Contains(result.Verbose, line => line.Contains(ShippedModel.Path, StringComparison.Ordinal));
        Assert.Contains(result.Verbose, line => line.Contains("2 workers", StringComparison.Ordinal));
    }

    [Fact]
    public void GetDigitPrediction_ManyPictures_SameAsOneByOne()
    {
        string[] files = [.. Enumerable.Range(0, 200).Select(i => _folder.Digit($"{i:000}.png", i))];
        _session["files"] = files;

        ScriptResult together = _session.Run("$files | Get-DigitPrediction -MinimumConfidence 0 -ThrottleLimit 4").NoErrors();
        ScriptResult alone = _session.Run("foreach ($file in $files) { Get-DigitPrediction $file -MinimumConfidence 0 -ThrottleLimit 1 }").NoErrors();

        Assert.Equal(files, together.Values("Path"));
        Assert.Equal(alone.Values("Digit"), together.Values("Digit"));
        foreach ((object? one, object? other) in alone.Values("Confidence").Zip(together.Values("Confidence"))) Assert.Equal((double)one!, (double)other!, 1e-5);
        int right = files.Where((_, i) => Equals(together.Values("Digit")[i], Mnist.Test.Label(i))).Count();
        Assert.InRange(right, 195, 200);
    }
}
