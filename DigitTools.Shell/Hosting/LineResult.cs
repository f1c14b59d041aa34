namespace DigitTools.Shell.Hosting;

/// <summary>How the reading of a line ended, and the line.</summary>
internal readonly record struct LineResult(LineKind Kind, string Text);
