using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Onnx;
using DigitTools.Core.Preprocessing;
using DigitTools.Core.Recognition;

namespace DigitTools.Benchmarks.Scenes;

/// <summary>The readings of one picture, found as a prediction finds them.</summary>
/// <param name="List">The readings.</param>
/// <param name="Logits">What the network says of each, ten values.</param>
internal sealed record AllReadings(ReadingList List, float[] Logits)
{
    /// <summary>Reads a picture.</summary>
    /// <param name="classifier">The model.</param>
    /// <param name="file">The picture.</param>
    public static AllReadings Of(DigitClassifier classifier, string file)
    {
        var list = new ReadingList();
        var network = new ReadingNetwork(classifier);
        using OpenedPicture opened = PictureReader.Open(file);
        new PictureSearch().Read(
            opened.Gray(new PictureBuffers()), opened, Polarity.Auto, list, i => network.IsSure(list, i, CancellationToken.None));
        return new AllReadings(list, network.Logits(list, CancellationToken.None).ToArray());
    }
}
