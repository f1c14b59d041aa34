using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace DigitTools.Core.Imaging.Decoding.Pages;

/// <summary>A filter that is kept from filling memory: what it would give is measured, or bounded by what goes in, before.</summary>
/// <param name="inner">The filter.</param>
/// <param name="maximumPixels">Width x height above which a picture is refused.</param>
/// <param name="stop">Ends the unpacking.</param>
internal sealed class PdfFilter(IFilter inner, long maximumPixels, CancellationToken stop) : IFilter
{
    /// <summary>Bytes that a stream may have that is no picture: what a page draws, lists of objects, a font.</summary>
    private const long MostOfOthers = 16 << 20;

    /// <summary>Bytes that one may become: a run of 128 takes two, and four zeros are one letter.</summary>
    private const int LongestRun = 64;

    private const int ZlibHeader = 2;

    /// <inheritdoc/>
    public bool IsSupported => inner.IsSupported;

    /// <inheritdoc/>
    public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
    {
        stop.ThrowIfCancellationRequested();
        long most = MostOf(streamDictionary);
        bool fits = inner switch
        {
            FlateFilter => UnpackedFits(input, most),
            FaxFilter => FaxFits(streamDictionary, filterIndex, most),
            _ => (long)input.Length * LongestRun <= Math.Max(most, MostOfOthers * LongestRun),
        };
        return fits
            ? inner.Decode(input, streamDictionary, filterProvider, filterIndex)
            : throw new InvalidDataException("A stream is longer than any picture may be.");
    }

    private long MostOf(DictionaryToken stream)
    {
        bool isPicture = stream.TryGet(NameToken.Subtype, out NameToken kind) && kind.Equals(NameToken.Image);
        if (!isPicture) return MostOfOthers;
        long pixels = Math.Clamp(Number(stream, NameToken.Width) * Number(stream, NameToken.Height), 0, maximumPixels);
        return Math.Max(MostOfOthers, Math.Min(pixels, int.MaxValue) * PictureLimits.BytesPerPixel);
    }

    private bool UnpackedFits(Memory<byte> input, long most)
    {
        if (input.Length <= ZlibHeader || (long)input.Length * PictureLimits.DeflateRatio <= most) return true;
        using var packed = new MemoryStream(input[ZlibHeader..].ToArray());
        using var unpacked = new DeflateStream(packed, CompressionMode.Decompress);
        byte[] buffer = new byte[1 << 16];
        long length = 0;
        try
        {
            while (length <= most && unpacked.Read(buffer) is int read and > 0)
            {
                stop.ThrowIfCancellationRequested();
                length += read;
            }
        }
        catch (InvalidDataException)
        {
            // As far as it goes it fits: whoever unpacks it will meet the same.
        }

        return length <= most;
    }

    private static long Number(DictionaryToken from, NameToken name) => from.TryGet(name, out NumericToken number) ? number.Int : 0;

    private static bool FaxFits(DictionaryToken stream, int index, long most)
    {
        DictionaryToken parameters = DecodeParameterResolver.GetFilterParameters(stream, index);
        long columns = Math.Max(1728, Number(parameters, NameToken.Columns));
        long rows = Math.Max(Number(parameters, NameToken.Rows), Math.Max(Number(stream, NameToken.Height), Number(stream, NameToken.H)));
        return rows >= 0 && (columns + 7) / 8 * rows <= most;
    }
}
