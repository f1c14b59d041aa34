using System.Globalization;
using DigitTools.Core.Data;
using SkiaSharp;

namespace DigitTools.Benchmarks.Speed;

/// <summary>The pictures that speed is measured with: made of the MNIST test digits that ship, removed at the end.</summary>
internal sealed class SpeedInput : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("digittools-speed-").FullName;
    private readonly DigitDataset _digits = DigitData.Read(DigitData.ShippedFolder, DataSplit.Test);

    /// <summary>
    /// A folder of MNIST digits as PNG files of 28 x 28, the name starting with the digit; more than 10,000 are repetitions.
    /// </summary>
    public string Digits(int count) => Folder($"digits-{count}", count, "png", i =>
    {
        using SKBitmap picture = MnistPictures.ToBitmap(_digits.Picture(i % _digits.Count));
        return picture.Encode(SKEncodedImageFormat.Png, 100);
    });

    /// <summary>A folder of scans: a dark digit on light paper with grain, JPEG, square.</summary>
    public string Scans(int count, int side) => Folder($"scans-{side}-{count}", count, "jpg", i =>
    {
        using SKBitmap picture = Scan(_digits.Picture(i % _digits.Count), side, i);
        return picture.Encode(SKEncodedImageFormat.Jpeg, 88);
    });

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Folder(string name, int count, string extension, Func<int, SKData> encode)
    {
        string folder = Path.Combine(_folder, name);
        if (Directory.Exists(folder)) return folder;

        Directory.CreateDirectory(folder);
        Parallel.For(0, count, i =>
        {
            using SKData file = encode(i);
            int label = _digits.Labels[i % _digits.Count];
            string path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{label}-{i:000000}.{extension}"));
            File.WriteAllBytes(path, file.Span);
        });
        return folder;
    }

    private static SKBitmap Scan(ReadOnlySpan<byte> digit, int side, int seed)
    {
        const byte Paper = 235;
        using SKBitmap small = MnistPictures.ToBitmap(digit);
        SKBitmap scan = MnistPictures.Resized(small, side, new SKSamplingOptions(SKCubicResampler.Mitchell));
        var random = new Random64((ulong)seed);
        foreach (ref byte pixel in scan.GetPixelSpan()) pixel = (byte)(Paper - pixel * 200 / 255 + random.NextInt32(9) - 4);

        // As scanners write them: three channels, though there is no colour.
        using (scan)
        {
            var color = new SKBitmap(side, side, SKColorType.Rgba8888, SKAlphaType.Opaque);
            scan.CopyTo(color, SKColorType.Rgba8888);
            return color;
        }
    }
}
