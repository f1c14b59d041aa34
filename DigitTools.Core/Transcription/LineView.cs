using System.Numerics;

namespace DigitTools.Core.Transcription;

/// <summary>What a network says of a line that was cut out in one way.</summary>
/// <param name="Outputs">15 numbers for each place: see <see cref="Onnx.LineNetwork.Read"/>.</param>
/// <param name="ToLine">From its pixels to those of the line, which was cut out in the usual way: no turn.</param>
/// <param name="Temperature">What logits are divided by, over 0.</param>
internal sealed record LineView(float[] Outputs, Matrix3x2 ToLine, double Temperature = 1);
