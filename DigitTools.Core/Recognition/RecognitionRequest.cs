namespace DigitTools.Core.Recognition;

/// <summary>A picture to read.</summary>
/// <param name="Path">Full path.</param>
/// <param name="ChartPath">Full path of the chart to draw of it; null for none.</param>
public readonly record struct RecognitionRequest(string Path, string? ChartPath = null);
