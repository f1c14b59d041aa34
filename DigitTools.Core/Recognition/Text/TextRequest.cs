namespace DigitTools.Core.Recognition.Text;

/// <summary>A picture to read.</summary>
/// <param name="Path">Full path.</param>
/// <param name="ChartPath">Full path of the chart to draw of it; null for none.</param>
public readonly record struct TextRequest(string Path, string? ChartPath = null);
