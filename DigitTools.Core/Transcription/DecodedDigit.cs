namespace DigitTools.Core.Transcription;

/// <summary>A digit that was read.</summary>
/// <param name="Digit">0 .. 9.</param>
/// <param name="Line">Its line, from 0.</param>
/// <param name="Probabilities">Of each of the ten digits, if the others are right; they sum to 1.</param>
/// <param name="Left">Pixels of the line.</param>
/// <param name="Top">Pixels of the line.</param>
/// <param name="Right">Pixels of the line.</param>
/// <param name="Bottom">Pixels of the line.</param>
internal sealed record DecodedDigit(int Digit, int Line, double[] Probabilities, float Left, float Top, float Right, float Bottom);
