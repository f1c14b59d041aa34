using System.IO.Compression;

namespace DigitTools.Testing;

/// <summary>The MNIST data that ships, read without the module. The first eight test pictures show 7 2 1 0 4 1 4 9.</summary>
public sealed class Mnist
{
    public const int Side = 28;

    public const int PixelCount = Side * Side;

    private const int ImagesHeader = 16;
    private const int LabelsHeader = 8;

    private static readonly Lazy<Mnist> s_test = new(() => new Mnist("t10k"));
    private static readonly Lazy<Mnist> s_train = new(() => new Mnist("train"));

    private readonly byte[] _images;
    private readonly byte[] _labels;

    private Mnist(string prefix)
    {
        _images = Unpack($"{prefix}-images-idx3-ubyte.gz");
        _labels = Unpack($"{prefix}-labels-idx1-ubyte.gz");
    }

    public static Mnist Test => s_test.Value;

    public static Mnist Train => s_train.Value;

    public static string Folder { get; } = Path.Combine(Repository.Root, "bin", "lib", "Assets", "mnist");

    /// <summary>28 x 28 bytes, ink 255 on paper 0.</summary>
    public byte[] Pixels(int index) => _images.AsSpan(ImagesHeader + index * PixelCount, PixelCount).ToArray();

    /// <summary>0..9.</summary>
    public int Label(int index) => _labels[LabelsHeader + index];

    /// <summary>The first pictures, one after the other.</summary>
    public byte[] FirstPixels(int count) => _images.AsSpan(ImagesHeader, count * PixelCount).ToArray();

    /// <summary>The labels of the first pictures.</summary>
    public byte[] FirstLabels(int count) => _labels.AsSpan(LabelsHeader, count).ToArray();

    private static byte[] Unpack(string file)
    {
        using var unpacked = new MemoryStream();
        using (var packed = new GZipStream(File.OpenRead(Path.Combine(Folder, file)), CompressionMode.Decompress)) packed.CopyTo(unpacked);
        return unpacked.ToArray();
    }
}
