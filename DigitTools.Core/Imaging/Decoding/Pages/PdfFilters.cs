using UglyToad.PdfPig.Filters;

namespace DigitTools.Core.Imaging.Decoding.Pages;

/// <summary>The filters that streams of a PDF are packed with, each of which gives no more bytes than a picture may have.</summary>
/// <param name="maximumPixels">Width x height above which a picture is refused.</param>
/// <param name="stop">Ends the unpacking.</param>
internal sealed class PdfFilters(long maximumPixels, CancellationToken stop) : BaseFilterProvider(All(maximumPixels, stop))
{
    private static Dictionary<string, IFilter> All(long maximumPixels, CancellationToken stop)
    {
        IFilter Limited(IFilter filter) => new PdfFilter(filter, maximumPixels, stop);
        IFilter flate = Limited(new FlateFilter()), fax = Limited(new FaxFilter(stop)), runs = Limited(new RunLengthFilter());
        IFilter ascii85 = Limited(new Ascii85Filter()), hex = Limited(new AsciiHexDecodeFilter());
        IFilter jpeg = new DctDecodeFilter(), jbig2 = new Jbig2DecodeFilter(), jpeg2000 = new JpxDecodeFilter();
        return new Dictionary<string, IFilter>
        {
            ["FlateDecode"] = flate,
            ["Fl"] = flate,
            ["CCITTFaxDecode"] = fax,
            ["CCF"] = fax,
            ["RunLengthDecode"] = runs,
            ["RL"] = runs,
            ["ASCII85Decode"] = ascii85,
            ["A85"] = ascii85,
            ["ASCIIHexDecode"] = hex,
            ["AHx"] = hex,
            ["DCTDecode"] = jpeg,
            ["DCT"] = jpeg,
            ["JBIG2Decode"] = jbig2,
            ["JPXDecode"] = jpeg2000,

            // Packed by LZW no picture is read: what unpacks it takes memory without bounds.
            ["LZWDecode"] = jbig2,
            ["LZW"] = jbig2,
        };
    }
}
