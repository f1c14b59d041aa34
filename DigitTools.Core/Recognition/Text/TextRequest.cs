namespace DigitTools.Core.Recognition.Text;

/// <summary>A picture to read.</summary>
/// <param name="Path">Full path.</param>
/// <param name="ChartPath">Full path of the chart to draw of it; null for none.</param>
/// <param name="IsKnown">Whether the content with this SHA-256 is done already: then the file is not decoded. Called on any
/// thread. Needs <see cref="TextOptions.HashContent"/>.</param>
public readonly record struct TextRequest(string Path, string? ChartPath = null, Func<byte[], bool>? IsKnown = null);
