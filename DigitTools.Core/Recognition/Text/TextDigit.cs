using DigitTools.Core.Evaluation;

namespace DigitTools.Core.Recognition.Text;

/// <summary>A digit of a text, and where it is.</summary>
/// <param name="Digit">0 .. 9.</param>
/// <param name="Line">Its line, 1 ..</param>
/// <param name="Probabilities">Of each of the ten digits, if the others are right; they sum to 1.</param>
/// <param name="Left">Pixels of the picture as the eye sees it, from the left edge.</param>
/// <param name="Top">From the upper edge.</param>
/// <param name="Width">Pixels, at least 1.</param>
/// <param name="Height">Pixels, at least 1.</param>
internal sealed record TextDigit(int Digit, int Line, double[] Probabilities, int Left, int Top, int Width, int Height)
{
    /// <summary>That it is this digit, 0..1.</summary>
    public double Confidence => Probabilities[Digit];

    /// <summary>The second likeliest digit.</summary>
    public int Second => Ranking.Second(Probabilities, Digit);
}
