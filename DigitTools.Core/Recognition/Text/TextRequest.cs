namespace DigitTools.Core.Recognition.Text;

/// <summary>A picture to read.</summary>
/// <param name="Path">Full path.</param>
/// <param name="ChartPath">Full path of the chart to draw of it; null for none.</param>
/// <param name="KnownHash">SHA-256 of a content that is done already: a file that has it is not decoded. Needs
/// <see cref="TextOptions.HashContent"/>.</param>
public readonly record struct TextRequest(string Path, string? ChartPath = null, byte[]? KnownHash = null);
