namespace DigitTools.Core.Imaging.Cleaning;

/// <summary>Which lines count as rules.</summary>
/// <param name="Covered">The part of its length that has to be ink, 0..1.</param>
/// <param name="Thickest">How thick it may be, as a part of the picture.</param>
/// <param name="Wobble">Pixels by which it may leave a straight line, to each side.</param>
/// <param name="CutsStrokes">Whether it is so thick that a stroke which touches it may be cut off there.</param>
internal readonly record struct RuleKind(double Covered, double Thickest, int Wobble, bool CutsStrokes);
