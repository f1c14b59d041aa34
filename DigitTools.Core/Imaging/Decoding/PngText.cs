namespace DigitTools.Core.Imaging.Decoding;

/// <summary>Text that a PNG carries packed beside its pixels. libpng unpacks all of it, a thousandfold, and nobody here reads it.</summary>
internal static class PngText
{
    /// <summary>Hides it from the decoder, which skips chunks of a name that it doesn't know, without a look at their checksum.</summary>
    /// <param name="file">All bytes of a PNG.</param>
    public static void Hide(Span<byte> file)
    {
        var chunks = new PngChunks(file);
        while (chunks.MoveNext())
        {
            if (chunks.Type.SequenceEqual("zTXt"u8) || chunks.Type.SequenceEqual("iTXt"u8)) "teXt"u8.CopyTo(chunks.Type);
        }
    }
}
