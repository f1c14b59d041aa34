using System.IO.Compression;
using DigitTools.Core;
using DigitTools.Core.Data;
using DigitTools.Core.Onnx.Probing;

namespace DigitTools.Benchmarks.Accuracy;

/// <summary>The digits on which models of other tools are tried out.</summary>
internal static class ProbeDigits
{
    /// <summary>Writes the first training digits of each class of MNIST, the classes in turn, 28 x 28 bytes each, gzipped.</summary>
    public static void Write(string path)
    {
        DigitDataset train = DigitData.Read(DigitData.ShippedFolder, DataSplit.Train);
        ILookup<byte, int> places = Enumerable.Range(0, train.Count).ToLookup(i => train.Labels[i]);
        using FileStream file = File.Create(path);
        using var packed = new GZipStream(file, CompressionLevel.SmallestSize);
        for (int i = 0; i < ProbeViews.Digits; i++)
        {
            int place = places[(byte)(i % DigitShape.ClassCount)].ElementAt(i / DigitShape.ClassCount);
            packed.Write(train.Picture(place));
        }
    }
}
