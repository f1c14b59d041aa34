namespace DigitTools.Benchmarks.Speed;

/// <summary>Time for a picture over something that grows.</summary>
/// <param name="XName">What grows.</param>
/// <param name="Unit">Of the time.</param>
internal sealed record GrowthCurve(string XName, string Unit)
{
    private readonly List<(double X, Spread Time)> _points = [];

    /// <summary>In the order that they were added.</summary>
    public IReadOnlyList<(double X, Spread Time)> Points => _points;

    /// <summary>Adds a point.</summary>
    public void Add(double x, Spread time) => _points.Add((x, time));
}
