using DigitTools.Core.Imaging;
using DigitTools.Core.Preprocessing;

namespace DigitTools.Core.Charts;

/// <summary>What a sheet of mistakes shows of one picture of a number.</summary>
/// <param name="Name">Name of the picture.</param>
/// <param name="Actual">What is written.</param>
/// <param name="Predicted">What was read.</param>
/// <param name="Confidence">Confidence in it, 0..1.</param>
/// <param name="Digits">Each digit that was read, how sure it is, 0..1, and where it is.</param>
/// <param name="Open">Gives the picture, null if it can't be read: not all of a sheet have to be in memory at once.</param>
internal sealed record TextMistake(
    string Name,
    string Actual,
    string Predicted,
    double Confidence,
    IReadOnlyList<(int Digit, double Confidence, Area Box)> Digits,
    Func<ColorPicture?> Open);
