using DigitTools.Core;
using DigitTools.Core.Data;

namespace DigitTools.Benchmarks.Fuzzing.Attack;

/// <summary>Good files to damage: what ships, and what our own code makes of it.</summary>
internal static class SeedFiles
{
    private static readonly Lazy<DigitDataset> s_digits = new(() => First(DigitData.Read(DigitData.ShippedFolder, DataSplit.Test), 200));

    /// <summary>Test digits of MNIST.</summary>
    public static DigitDataset Digits => s_digits.Value;

    /// <summary>A model of PyTorch, small.</summary>
    public static string PyTorchModel => Path.Combine(Repository.Root, "tests", "DigitTools.Core.Tests", "Fixtures", "pytorch-cnn.onnx");

    /// <summary>A test digit as PNG.</summary>
    public static byte[] Digit(int index) => PngFile.MakeGray(DigitShape.Side, DigitShape.Side, Digits.Picture(index));

    /// <summary>Pictures of all formats.</summary>
    public static IReadOnlyList<byte[]> Pictures()
    {
        const int Side = DigitShape.Side;
        byte[] digit = Digits.Picture(2).ToArray();
        string folder = Path.Combine(Repository.Root, "examples", "digits");
        IEnumerable<string> examples = Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal);
        byte[] jpeg = EncodedPicture.Jpeg(Side, Side, digit), turned = EncodedPicture.JpegTurned(Side, Side, digit, orientation: 6);
        byte[] webP = EncodedPicture.WebP(Side, Side, digit);
        byte[] bmp = EncodedPicture.Bmp(Side, Side, digit);
        byte[] gif = EncodedPicture.Gif(Side, Side, digit);
        byte[] blank = new byte[digit.Length];
        GifFrame stroke = new(2, 2, 9, 9, digit[..81], GifDisposal.Previous, Transparent: 0), whole = new(0, 0, Side, Side, digit);
        byte[] gifFrames = GifFile.Animation(Side, Side, whole with { Gray = blank }, stroke, whole);
        byte[] webPFrames = WebPAnimation.Make(Side, Side, blank, blank, digit);
        byte[] pngFrames = PngAnimation.Make(Side, Side, whole with { Gray = blank }, stroke, whole), endless = jpeg[..^2];

        // There are many examples, all of them PNG or JPEG: the other formats come three times.
        return
        [
            .. examples.Select(File.ReadAllBytes),
            Digit(3), jpeg, turned, webP, bmp, gif, webP, bmp, gif, webP, bmp, gif, endless,
            gifFrames, webPFrames, pngFrames, gifFrames, webPFrames, pngFrames,
        ];
    }

    /// <summary>The first pictures of a data set.</summary>
    public static DigitDataset First(DigitDataset data, int count) => data.Subset([.. Enumerable.Range(0, count)]);
}
