using System.IO.Compression;
using DigitTools.Core.Data;
using DigitTools.Core.Training;

namespace DigitTools.Core.Onnx.Probing;

/// <summary>
/// The pictures on which a model of another tool is tried out: 200 training digits of MNIST, redrawn. Plain ones the model may know by
/// heart, and reads them in the wrong convention too.
/// </summary>
/// <remarks>They are in the assembly, so that a program that has no data of MNIST beside it can try out models too.</remarks>
internal static class ProbeViews
{
    /// <summary>Digits of each class.</summary>
    private const int PerClass = 20;

    /// <summary>Times that each is redrawn.</summary>
    private const int Redrawn = 5;

    private const string ResourceName = "probe-digits.gz";

    private const ulong Seed = 20;

    /// <summary>Turned by up to 12 degrees, scaled by 10 %, moved by 1.5 pixels.</summary>
    private static readonly AugmentationRanges s_ranges = new(
        RotationDegrees: 12, Shear: 0, LogScale: 0.0953f, LogAspect: 0, Shift: 1.5f, Bend: 0, Thinner: 0, Thicker: 0, Worn: 0);

    private static readonly Lazy<DigitDataset> s_all = new(Draw);

    /// <summary>How many digits there are, the ten classes in turn; the first of the views are one of each.</summary>
    public const int Digits = PerClass * DigitShape.ClassCount;

    /// <summary>All views: 200 digits, ten classes in turn, and then each of them anew.</summary>
    public static DigitDataset All => s_all.Value;

    private static DigitDataset Draw()
    {
        byte[] digits = ReadDigits();
        byte[] pixels = new byte[Redrawn * digits.Length], labels = new byte[Redrawn * Digits];
        float[] redrawn = new float[DigitShape.PixelCount];
        for (int i = 0; i < labels.Length; i++)
        {
            var random = new Random64(Seed, (ulong)i);
            Augmenter.Redraw(digits.AsSpan(i % Digits * DigitShape.PixelCount, DigitShape.PixelCount), redrawn, s_ranges, ref random);
            labels[i] = (byte)(i % DigitShape.ClassCount);
            Span<byte> view = pixels.AsSpan(i * DigitShape.PixelCount, DigitShape.PixelCount);
            for (int p = 0; p < view.Length; p++) view[p] = (byte)MathF.Round(redrawn[p] * byte.MaxValue);
        }

        return new DigitDataset(ResourceName, pixels, labels);
    }

    private static byte[] ReadDigits()
    {
        using Stream packed = typeof(ProbeViews).Assembly.GetManifestResourceStream(ResourceName)!;
        using var stream = new GZipStream(packed, CompressionMode.Decompress);
        byte[] digits = new byte[Digits * DigitShape.PixelCount];
        stream.ReadExactly(digits);
        return digits;
    }
}
