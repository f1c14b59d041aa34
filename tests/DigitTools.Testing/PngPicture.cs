using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace DigitTools.Testing;

/// <summary>A PNG with 8 bits of red, green and blue, read without the library that wrote it.</summary>
public sealed class PngPicture
{
    private const int Channels = 3;

    private readonly byte[] _rgb;

    private PngPicture(int width, int height, byte[] rgb)
    {
        Width = width;
        Height = height;
        _rgb = rgb;
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is another kind of picture.</exception>
    public static PngPicture Read(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        Check(file.AsSpan().StartsWith(PngFile.Signature), "is no PNG");
        int width = 0, height = 0;
        using var packed = new MemoryStream();
        for (int at = 8; at < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            ReadOnlySpan<byte> data = file.AsSpan(at + 8, length);
            switch (Encoding.ASCII.GetString(file, at + 4, 4))
            {
                case "IHDR":
                    width = BinaryPrimitives.ReadInt32BigEndian(data);
                    height = BinaryPrimitives.ReadInt32BigEndian(data[4..]);
                    Check(data[8..].SequenceEqual<byte>([8, PngFile.Rgb, 0, 0, 0]), "is no RGB of 8 bits");
                    break;
                case "IDAT":
                    packed.Write(data);
                    break;
            }

            at += 12 + length;
        }

        packed.Position = 0;
        return new PngPicture(width, height, Unfilter(packed, width, height));

        void Check(bool holds, string otherwise)
        {
            if (!holds) throw new InvalidDataException($"'{path}' {otherwise}.");
        }
    }

    /// <summary>0xRRGGBB.</summary>
    public int Color(int x, int y)
    {
        int at = (y * Width + x) * Channels;
        return (_rgb[at] << 16) | (_rgb[at + 1] << 8) | _rgb[at + 2];
    }

    /// <summary>Bounds of what is darker than mid-grey within a rectangle; empty where nothing is.</summary>
    public (int Left, int Top, int Right, int Bottom) Ink(int left, int top, int right, int bottom)
    {
        (int Left, int Top, int Right, int Bottom) box = (int.MaxValue, int.MaxValue, -1, -1);
        for (int y = top; y < Math.Min(bottom, Height); y++)
        {
            for (int x = left; x < Math.Min(right, Width); x++)
            {
                int color = Color(x, y);
                if ((color >> 16) + ((color >> 8) & 0xFF) + (color & 0xFF) >= 3 * 128) continue;
                box = (Math.Min(box.Left, x), Math.Min(box.Top, y), Math.Max(box.Right, x), Math.Max(box.Bottom, y));
            }
        }

        return box;
    }

    private static byte[] Unfilter(Stream packed, int width, int height)
    {
        using var raw = new ZLibStream(packed, CompressionMode.Decompress);
        int stride = width * Channels;
        byte[] rgb = new byte[stride * height];
        for (int y = 0; y < height; y++)
        {
            int filter = raw.ReadByte();
            raw.ReadExactly(rgb, y * stride, stride);
            for (int i = y * stride; i < (y + 1) * stride; i++)
            {
                int left = i % stride < Channels ? 0 : rgb[i - Channels];
                int up = y == 0 ? 0 : rgb[i - stride];
                int corner = y == 0 || i % stride < Channels ? 0 : rgb[i - stride - Channels];
                rgb[i] += (byte)(filter switch { 0 => 0, 1 => left, 2 => up, 3 => (left + up) / 2, _ => Paeth(left, up, corner) });
            }
        }

        return rgb;
    }

    private static int Paeth(int left, int up, int corner)
    {
        int estimate = left + up - corner;
        int toLeft = Math.Abs(estimate - left), toUp = Math.Abs(estimate - up), toCorner = Math.Abs(estimate - corner);
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
}
