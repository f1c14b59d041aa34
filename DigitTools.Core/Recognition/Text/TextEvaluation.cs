using DigitTools.Core.Evaluation;

namespace DigitTools.Core.Recognition.Text;

/// <summary>The numbers of one evaluation of a model on labelled pictures of numbers.</summary>
internal sealed record TextEvaluation : IEvaluation
{
    /// <summary>Of whole texts far more are doubtful than of single digits.</summary>
    private static readonly double[] s_rejectedFractions = [0, 0.05, 0.1, 0.25, 0.5, 0.75];

    private TextEvaluation()
    {
    }

    /// <summary>How well all of the pictures were read.</summary>
    public required TextScore Score { get; init; }

    /// <summary>How well those of each kind were read, in the order of the kinds' names; empty if no label tells a kind.</summary>
    public required IReadOnlyList<(string Kind, TextScore Score)> Kinds { get; init; }

    /// <summary>Every picture, in the order of the labels.</summary>
    public required IReadOnlyList<TextReading> Readings { get; init; }

    /// <summary>All that were not read right, the surest first.</summary>
    public required IReadOnlyList<TextReading> Mistakes { get; init; }

    /// <inheritdoc/>
    public int Count => Score.Count;

    /// <inheritdoc/>
    public int Errors => Mistakes.Count;

    /// <inheritdoc/>
    public double ExpectedCalibrationError => Score.ExpectedCalibrationError;

    /// <inheritdoc/>
    public required IReadOnlyList<ReliabilityBin> Reliability { get; init; }

    /// <summary>The error left when the least sure 0, 5, 10, 25, 50 and 75 % are rejected.</summary>
    public required IReadOnlyList<CoveragePoint> Coverage { get; init; }

    /// <summary>Time from the first picture to the last.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Pictures read per second.</summary>
    public double PicturesPerSecond => Count / Elapsed.TotalSeconds;

    /// <summary>Counts.</summary>
    /// <param name="readings">At least one, in the order of the labels.</param>
    /// <param name="elapsed">How long the reading took.</param>
    internal static TextEvaluation Of(IReadOnlyList<TextReading> readings, TimeSpan elapsed)
    {
        Reading[] plain = [.. readings.Select(r => new Reading(r.Result.Confidence, r.IsRight))];
        return new TextEvaluation
        {
            Score = TextScore.Of(readings),
            Kinds = readings.All(r => r.Label.Kind.Length == 0) ? [] : [.. KindsOf(readings)],
            Readings = readings,
            Mistakes = [.. readings.Where(r => !r.IsRight).OrderByDescending(r => r.Result.Confidence)],
            Reliability = Calibration.Bins(plain),
            Coverage = Calibration.Coverage(plain, s_rejectedFractions),
            Elapsed = elapsed,
        };
    }

    private static IEnumerable<(string Kind, TextScore Score)> KindsOf(IReadOnlyList<TextReading> readings) => readings
        .GroupBy(r => r.Label.Kind)
        .OrderBy(kind => kind.Key, StringComparer.Ordinal)
        .Select(kind => (kind.Key, TextScore.Of([.. kind])));
}
