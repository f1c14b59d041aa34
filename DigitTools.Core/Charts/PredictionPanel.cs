using DigitTools.Core.Imaging;

namespace DigitTools.Core.Charts;

/// <summary>What <see cref="PredictionChart"/> shows of one picture.</summary>
/// <param name="Name">The picture's file name.</param>
/// <param name="Original">The picture as its owner knows it; 448 pixels of it are drawn, so a reduced one is enough.</param>
/// <param name="Input">What the net saw: 784 bytes, ink 255 on paper 0.</param>
/// <param name="Confidences">10 values, 0..1; all 0 if the network did not run.</param>
/// <param name="Headline">The result in words: "7, 99.8 %" or "Rejected: low confidence".</param>
/// <param name="Digit">What was read, 0..9; null if the picture was rejected or empty.</param>
internal sealed record PredictionPanel(
    string Name,
    ColorPicture Original,
    byte[] Input,
    double[] Confidences,
    string Headline,
    int? Digit)
{
    /// <summary>What is outlined in the picture; null for nothing.</summary>
    public PanelOutline? Outline { get; init; }
}
