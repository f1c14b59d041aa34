using System.Text.Json;

namespace DigitTools.Core.Preprocessing;

/// <summary>
/// A small network of one hidden layer, with straight connections beside it: the log-odds of a reading by its
/// <see cref="ReadingFeatures"/>.
/// </summary>
/// <param name="Hidden">H rows of F weights.</param>
/// <param name="HiddenBias">H values.</param>
/// <param name="Output">H weights.</param>
/// <param name="Straight">F weights.</param>
/// <param name="Bias">The log-odds of a reading in which nothing is unusual.</param>
internal sealed record TrustNetwork(float[][] Hidden, float[] HiddenBias, float[] Output, float[] Straight, float Bias)
{
    private static readonly Lazy<Dictionary<string, TrustNetwork>> s_fitted = new(Load);

    /// <summary>That a reading is the one digit of the picture.</summary>
    public static TrustNetwork Digit => s_fitted.Value["digit"];

    /// <summary>The same, by the reading alone: how much it counts beside others.</summary>
    public static TrustNetwork Alone => s_fitted.Value["alone"];

    /// <summary>That there is no writing.</summary>
    public static TrustNetwork Blank => s_fitted.Value["blank"];

    /// <summary>That there are several digits.</summary>
    public static TrustNetwork Several => s_fitted.Value["several"];

    /// <summary>The probability, 0..1, of features.</summary>
    /// <param name="features">F values.</param>
    public double Apply(ReadOnlySpan<float> features)
    {
        double odds = Bias;
        for (int i = 0; i < features.Length; i++) odds += Straight[i] * features[i];
        for (int h = 0; h < Hidden.Length; h++)
        {
            float sum = HiddenBias[h];
            ReadOnlySpan<float> weights = Hidden[h];
            for (int i = 0; i < features.Length; i++) sum += weights[i] * features[i];
            odds += Output[h] * Math.Max(0, sum);
        }

        return 1 / (1 + Math.Exp(-odds));
    }

    private static Dictionary<string, TrustNetwork> Load()
    {
        using Stream file = typeof(TrustNetwork).Assembly.GetManifestResourceStream("reading-trust.json")!;
        return JsonSerializer.Deserialize(file, TrustJson.Default.Networks)!;
    }
}
