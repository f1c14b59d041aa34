using System.Buffers.Binary;
using SkiaSharp;

namespace DigitTools.Testing;

/// <summary>Gray pictures, one byte a pixel, as BMP, GIF, JPEG and WebP files; <see cref="PngFile"/> makes PNG.</summary>
public static class EncodedPicture
{
    public static byte[] Jpeg(int width, int height, ReadOnlySpan<byte> gray, int quality = 95) =>
        Encode(width, height, gray, SKEncodedImageFormat.Jpeg, quality);

    public static byte[] WebP(int width, int height, ReadOnlySpan<byte> gray) =>
        Encode(width, height, gray, SKEncodedImageFormat.Webp, 100);

    /// <summary>A JPEG whose EXIF says how to turn it.</summary>
    /// <param name="width">Pixels a row, as stored.</param>
    /// <param name="height">Rows, as stored.</param>
    /// <param name="gray">The pixels, as stored.</param>
    /// <param name="orientation">1 .. 8.</param>
    public static byte[] JpegTurned(int width, int height, ReadOnlySpan<byte> gray, byte orientation)
    {
        byte[] jpeg = Jpeg(width, height, gray, 100);
        return [.. jpeg[..2], 0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. Exif(orientation), .. jpeg[2..]]; // APP1 and its length
    }

    /// <summary>A WebP whose EXIF says how to turn it.</summary>
    /// <param name="width">Pixels a row, as stored.</param>
    /// <param name="height">Rows, as stored.</param>
    /// <param name="gray">The pixels, as stored.</param>
    /// <param name="orientation">1 .. 8.</param>
    public static byte[] WebPTurned(int width, int height, ReadOnlySpan<byte> gray, byte orientation)
    {
        byte[] exif = Exif(orientation), length = new byte[4];
        byte[] chunks =
        [
            .. "WEBPVP8X"u8, 10, 0, 0, 0, 8, 0, 0, 0, (byte)(width - 1), 0, 0, (byte)(height - 1), 0, 0, // with EXIF, of this size
            .. WebP(width, height, gray)[12..], .. "EXIF"u8, (byte)exif.Length, 0, 0, 0, .. exif,
        ];
        BinaryPrimitives.WriteInt32LittleEndian(length, chunks.Length);
        return [.. "RIFF"u8, .. length, .. chunks];
    }

    /// <summary>EXIF that says how a picture is turned, and nothing else: a directory in the form of TIFF.</summary>
    /// <param name="orientation">1 .. 8.</param>
    /// <param name="isLittle">Whether the least of the bytes of a number comes first.</param>
    public static byte[] Exif(byte orientation, bool isLittle = false) => isLittle
        ? [.. "II"u8, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0]
        :
        [
            .. "MM"u8, 0, 42, 0, 0, 0, 8, // first directory at 8
            0, 1, // one entry
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, // Orientation, one SHORT
            0, 0, 0, 0, // no other directory
        ];

    /// <summary>24 bits a pixel, rows from below.</summary>
    public static byte[] Bmp(int width, int height, ReadOnlySpan<byte> gray)
    {
        int rowLength = (width * 3 + 3) / 4 * 4;
        byte[] file = new byte[54 + rowLength * height];
        "BM"u8.CopyTo(file);
        Write(file, 2, file.Length);
        Write(file, 10, 54);
        Write(file, 14, 40);
        Write(file, 18, width);
        Write(file, 22, height);
        file[26] = 1;
        file[28] = 24;
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
                file.AsSpan(54 + (height - 1 - y) * rowLength + x * 3, 3).Fill(gray[y * width + x]);
        }

        return file;

        static void Write(byte[] file, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
    }

    /// <summary>A GIF of one frame; <see cref="GifFile"/> makes animations.</summary>
    public static byte[] Gif(int width, int height, ReadOnlySpan<byte> gray) => GifFile.Picture(width, height, gray);

    private static byte[] Encode(int width, int height, ReadOnlySpan<byte> gray, SKEncodedImageFormat format, int quality)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        Span<byte> pixels = bitmap.GetPixelSpan();
        for (int i = 0; i < gray.Length; i++)
        {
            pixels.Slice(i * 4, 3).Fill(gray[i]);
            pixels[i * 4 + 3] = 255;
        }

        using SKData data = bitmap.Encode(format, quality);
        return data.ToArray();
    }
}
