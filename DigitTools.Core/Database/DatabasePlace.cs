namespace DigitTools.Core.Database;

/// <summary>As much of a row as tells where its picture is.</summary>
/// <param name="Id">Key of the row.</param>
/// <param name="Path">Full path of where it is now.</param>
/// <param name="SourcePath">Full path of where it was read; null if that is the same.</param>
internal readonly record struct DatabasePlace(long Id, string Path, string? SourcePath);
