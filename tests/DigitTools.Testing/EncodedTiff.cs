using BitMiracle.LibTiff.Classic;

namespace DigitTools.Testing;

/// <summary>Writes TIFF files by LibTiff, in the ways that are too long to write by hand.</summary>
public static class EncodedTiff
{
    /// <summary>Where LibTiff writes the first strip.</summary>
    public const int Data = 16;

    /// <summary>Writes rows as strips of some rows each.</summary>
    /// <param name="rows">The rows, packed.</param>
    /// <param name="width">Pixels per row.</param>
    /// <param name="fields">Fields beside the size.</param>
    public static byte[] Strips(byte[][] rows, int width, params (TiffTag Tag, object Value)[] fields) =>
        Write(width, rows.Length, [(TiffTag.ROWSPERSTRIP, 8), .. fields], file =>
        {
            for (int y = 0; y < rows.Length; y++) Require(file.WriteScanline(rows[y], y));
        });

    /// <summary>Writes black and white pixels as a fax does, in one strip.</summary>
    public static byte[] Fax(byte[] pixels, int width, Compression compression)
    {
        byte[] negative = [.. pixels.Select(p => (byte)~p)];
        return Strips(
            [.. negative.Chunk(width).Select(row => Packed(row, bits: 1))],
            width,
            (TiffTag.BITSPERSAMPLE, 1),
            (TiffTag.SAMPLESPERPIXEL, 1),
            (TiffTag.PHOTOMETRIC, Photometric.MINISWHITE),
            (TiffTag.COMPRESSION, compression),
            (TiffTag.ROWSPERSTRIP, pixels.Length / width));
    }

    /// <summary>A row of samples, the highest bit first.</summary>
    public static byte[] Packed(byte[] row, int bits)
    {
        byte[] packed = new byte[(row.Length * bits + 7) / 8];
        int most = (1 << bits) - 1;
        for (int at = 0; at < row.Length * bits; at++)
        {
            int value = (int)Math.Round(row[at / bits] * (double)most / byte.MaxValue);
            if (((value >> (bits - 1 - at % bits)) & 1) == 1) packed[at / 8] |= (byte)(128 >> (at % 8));
        }

        return packed;
    }

    /// <summary>Writes gray pixels as tiles of 16 x 16.</summary>
    public static byte[] Tiles(byte[] pixels, int width, int height)
    {
        const int Side = 16;
        (TiffTag, object)[] fields =
        [
            (TiffTag.BITSPERSAMPLE, 8), (TiffTag.SAMPLESPERPIXEL, 1), (TiffTag.PHOTOMETRIC, Photometric.MINISBLACK),
            (TiffTag.TILEWIDTH, Side), (TiffTag.TILELENGTH, Side), (TiffTag.COMPRESSION, Compression.LZW),
        ];
        return Write(width, height, fields, file =>
        {
            byte[] tile = new byte[Side * Side];
            for (int top = 0; top < height; top += Side)
            {
                for (int left = 0; left < width; left += Side)
                {
                    Array.Clear(tile);
                    for (int y = top; y < Math.Min(top + Side, height); y++)
                    {
                        for (int x = left; x < Math.Min(left + Side, width); x++)
                            tile[(y - top) * Side + x - left] = pixels[y * width + x];
                    }

                    Require(file.WriteTile(tile, left, top, 0, 0) >= 0);
                }
            }
        });
    }

    private static void Require(bool isDone)
    {
        if (!isDone) throw new InvalidOperationException("LibTiff refused.");
    }

    private static byte[] Write(int width, int height, (TiffTag Tag, object Value)[] fields, Action<Tiff> write)
    {
        var stream = new MemoryStream();
        using (var file = Tiff.ClientOpen("test", "w", stream, new TiffStream()))
        {
            Require(file.SetField(TiffTag.IMAGEWIDTH, width));
            Require(file.SetField(TiffTag.IMAGELENGTH, height));
            Require(file.SetField(TiffTag.PLANARCONFIG, PlanarConfig.CONTIG));
            foreach ((TiffTag tag, object value) in fields) Require(file.SetField(tag, value));
            write(file);
            Require(file.WriteDirectory());
        }

        return stream.ToArray();
    }
}
