using System.Buffers.Binary;
using DigitTools.Core.Data;
using SkiaSharp;

namespace DigitTools.Benchmarks.Batch;

/// <summary>MNIST test digits as PNG files, no two of which have the same bytes: each can be told from all others wherever it is.</summary>
internal sealed class UniqueDigits
{
    private readonly byte[][] _files;
    private long _serial;

    public UniqueDigits()
    {
        DigitDataset test = DigitData.Read(DigitData.ShippedFolder, DataSplit.Test);
        _files = new byte[test.Count][];
        for (int i = 0; i < _files.Length; i++)
        {
            using SKBitmap picture = MnistPictures.ToBitmap(test.Picture(i));
            using SKData png = picture.Encode(SKEncodedImageFormat.Png, 100);
            _files[i] = png.ToArray();
        }
    }

    /// <summary>The next file; what follows the end of a PNG is no part of the picture.</summary>
    public byte[] Next()
    {
        byte[] png = _files[(int)(_serial % _files.Length)];
        byte[] file = new byte[png.Length + sizeof(long)];
        png.CopyTo(file, 0);
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(png.Length), _serial++);
        return file;
    }

    /// <summary>Writes files <c>000000.png</c> ... into a folder, a thousand in each folder below it.</summary>
    public void Write(string folder, int count)
    {
        for (int i = 0; i < count; i++)
        {
            string below = Path.Combine(folder, (i / 1000).ToString("000", System.Globalization.CultureInfo.InvariantCulture));
            if (i % 1000 == 0) Directory.CreateDirectory(below);
            string name = i.ToString("000000", System.Globalization.CultureInfo.InvariantCulture) + ".png";
            File.WriteAllBytes(Path.Combine(below, name), Next());
        }
    }
}
