using SkiaSharp;

namespace DigitTools.Core.Charts;

/// <summary>
/// What was read, on a small plate: light with coloured letters, or dark where it was rejected. In front of it may stand a name, behind it
/// how sure it is.
/// </summary>
internal sealed class GridLabel
{
    /// <summary>Around the letters, and between parts, for each pixel of their size.</summary>
    private const float PaddingPart = 0.22f, SpacePart = 0.25f;

    private readonly float _padding, _space;
    private readonly (string Text, TextStyle Style)[] _parts;
    private readonly bool _isDark;

    /// <summary>Makes one.</summary>
    /// <param name="name">Name of the cell; empty for none.</param>
    /// <param name="reading">The digits; empty where there is no guess.</param>
    /// <param name="confidence">How sure they are, 0..1.</param>
    /// <param name="state">What became of the cell.</param>
    /// <param name="size">Of the digits, logical pixels per em.</param>
    /// <param name="percent">Whether it says how sure they are.</param>
    public GridLabel(string name, string reading, double confidence, GridPanelState state, float size, bool percent = false)
    {
        _isDark = state == GridPanelState.Rejected;
        SKColor quiet = _isDark ? ChartStyle.Pale : ChartStyle.Quiet;
        SKColor letters = _isDark ? SKColors.White : ConfidenceStyle.LetterColorOf(confidence);
        var parts = new List<(string, TextStyle)>();
        if (name.Length > 0) parts.Add((name, new TextStyle(size * 0.85f, quiet)));
        if (state != GridPanelState.Empty) parts.Add((_isDark ? $"{reading}?" : reading, new TextStyle(size, letters, Bold: true)));
        if (percent) parts.Add((ChartNumber.Percent(confidence, 0), new TextStyle(size * 0.75f, letters)));
        _parts = [.. parts];
        _padding = PaddingPart * size;
        _space = SpacePart * size;
        Height = 2 * new TextStyle(size, letters).MiddleToBaseline + 2 * _padding;
        Width = 2 * _padding - _space + _parts.Sum(part => ChartText.Width(part.Text, part.Style) + _space);
    }

    /// <summary>Logical pixels.</summary>
    public float Width { get; }

    /// <summary>Logical pixels.</summary>
    public float Height { get; }

    /// <summary>Draws it.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="left">Its left edge.</param>
    /// <param name="top">Its upper edge.</param>
    public void Draw(SKCanvas canvas, float left, float top)
    {
        using var fill = new SKPaint
        {
            Color = _isDark ? ChartStyle.Ink.WithAlpha(230) : SKColors.White.WithAlpha(225),
            IsAntialias = true,
        };
        canvas.DrawRoundRect(SKRect.Create(left, top, Width, Height), 3, 3, fill);
        float x = left + _padding;
        foreach ((string text, TextStyle style) in _parts)
        {
            canvas.Text(text, x, top + Height - _padding, style);
            x += ChartText.Width(text, style) + _space;
        }
    }
}
