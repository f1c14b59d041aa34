using DigitTools.Core.Imaging;
using DigitTools.Core.Preprocessing;

namespace DigitTools.Core.Charts;

/// <summary>What a chart of a number shows.</summary>
/// <param name="Name">Name of the picture.</param>
/// <param name="Original">The picture.</param>
/// <param name="Headline">What was read.</param>
/// <param name="Digits">Each digit, how sure it is, 0..1, and where it is.</param>
internal sealed record TextPanel(
    string Name, ColorPicture Original, string Headline, IReadOnlyList<(int Digit, double Confidence, Area Box)> Digits);
