namespace DigitTools.Core;

/// <summary>How digits are read.</summary>
public sealed record DigitReaderOptions : ReaderOptions;
