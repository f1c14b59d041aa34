namespace DigitTools.Core.Imaging.Cleaning;

/// <summary>What passes for a line.</summary>
/// <param name="Covered">Of its length, the part that has to be ink.</param>
/// <param name="Thickest">The part of the picture that it may be thick.</param>
/// <param name="Wobble">Pixels that it may leave its straight way by, to each side.</param>
/// <param name="CutsStrokes">Whether it is so thick that a stroke which touches it may be cut off there.</param>
internal readonly record struct RuleKind(double Covered, double Thickest, int Wobble, bool CutsStrokes);
