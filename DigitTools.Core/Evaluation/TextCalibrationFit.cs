namespace DigitTools.Core.Evaluation;

/// <summary>Fits how often texts are right to the probabilities that a network gives them.</summary>
internal static class TextCalibrationFit
{
    /// <summary>Newton steps: far more than the fit takes.</summary>
    private const int Steps = 50;

    /// <summary>What is added to the curvature, so that texts which are all right, or all wrong, give no endless slope.</summary>
    private const double Ridge = 1e-3;

    /// <summary>Logistic regression by Newton's method.</summary>
    /// <param name="sets">Probability of each text, and whether it is right; each set counts as much as the others.</param>
    public static TextCalibration Fit(IReadOnlyList<(double Probability, bool IsRight)[]> sets)
    {
        var fitted = new TextCalibration(1, 0);
        for (int step = 0; step < Steps; step++)
        {
            double ga = 0, gb = 0, aa = Ridge, ab = 0, bb = Ridge;
            foreach ((double Probability, bool IsRight)[] set in sets)
            {
                foreach ((double probability, bool isRight) in set)
                {
                    double odds = TextCalibration.LogOdds(probability), weight = 1.0 / set.Length;
                    double p = fitted.Confidence(probability), off = (isRight ? 1 : 0) - p, spread = p * (1 - p);
                    ga += weight * off * odds;
                    gb += weight * off;
                    aa += weight * spread * odds * odds;
                    ab += weight * spread * odds;
                    bb += weight * spread;
                }
            }

            ga -= Ridge * (fitted.Slope - 1);
            gb -= Ridge * fitted.Offset;
            double determinant = aa * bb - ab * ab;
            fitted = new TextCalibration(
                fitted.Slope + (bb * ga - ab * gb) / determinant, fitted.Offset + (aa * gb - ab * ga) / determinant);
        }

        return fitted;
    }

    /// <summary>The lowest confidence above which enough are right, 0..1.</summary>
    /// <param name="set">Probability of each text, and whether it is right.</param>
    /// <param name="calibration">From probabilities to confidences.</param>
    /// <param name="wanted">How many are to be right, 0..1.</param>
    public static double Threshold((double Probability, bool IsRight)[] set, TextCalibration calibration, double wanted)
    {
        int right = 0;
        double threshold = 1;
        (double Probability, bool IsRight)[] order = [.. set.OrderByDescending(text => text.Probability)];
        for (int i = 0; i < order.Length; i++)
        {
            if (order[i].IsRight) right++;
            if (right >= wanted * (i + 1)) threshold = calibration.Confidence(order[i].Probability);
        }

        return threshold;
    }

    /// <summary>What is added where one digit is all, so that no more than a part of those that are right are rejected for it.</summary>
    /// <param name="confidences">Of such digits that are right, without it, 0..1.</param>
    /// <param name="threshold">Below this confidence a text is rejected, between 0 and 1.</param>
    /// <param name="lost">The part that may be rejected, 0..1.</param>
    /// <returns>Log-odds, 0 or less.</returns>
    public static double Lone(IReadOnlyList<double> confidences, double threshold, double lost)
    {
        if (confidences.Count == 0) return 0;
        double least = confidences.Order().ElementAt((int)(lost * confidences.Count));
        return Math.Min(0, TextCalibration.LogOdds(threshold) - TextCalibration.LogOdds(least));
    }
}
