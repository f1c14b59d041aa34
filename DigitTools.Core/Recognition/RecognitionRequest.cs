namespace DigitTools.Core.Recognition;

/// <summary>A picture to read.</summary>
/// <param name="Path">Full path.</param>
/// <param name="ChartPath">Full path of the chart to draw of it; null for none.</param>
/// <param name="IsKnown">Whether the content with this SHA-256 is done already: then the file is not decoded. Called on any
/// thread. Needs <see cref="RecognitionOptions.HashContent"/>.</param>
public readonly record struct RecognitionRequest(string Path, string? ChartPath = null, Func<byte[], bool>? IsKnown = null);
