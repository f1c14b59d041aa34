using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace DigitTools.Testing;

/// <summary>Writes PDF files, as scanners do and otherwise.</summary>
public static class PdfFile
{
    /// <summary>What draws the picture of a page all over it.</summary>
    public const string Drawn = "q 400 0 0 600 0 0 cm /Im0 Do Q";

    /// <summary>A file with pages, 400 x 600 points.</summary>
    public static byte[] Make(params PdfPage[] pages)
    {
        // 1 is the catalogue, 2 the list of pages, 3 a font; each page has three objects more.
        const int FirstPage = 4, Each = 3;
        string kids = string.Join(' ', pages.Select((_, i) => $"{FirstPage + Each * i} 0 R"));
        var objects = new List<byte[]>
        {
            Ascii("<< /Type /Catalog /Pages 2 0 R >>"),
            Ascii($"<< /Type /Pages /Count {pages.Length} /Kids [{kids}] >>"),
            Ascii("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"),
        };
        foreach (PdfPage page in pages)
        {
            int number = objects.Count + 1;
            objects.Add(Ascii(
                $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Rotate {page.Rotate} /Contents {number + 1} 0 R {page.More} "
                + $"/Resources << /Font << /F0 3 0 R >> /XObject << /Im0 {number + 2} 0 R >> >> >>"));
            objects.Add(Stream("", Ascii(page.Content)));
            objects.Add(Stream(
                $"/Type /XObject /Subtype /Image /Width {page.Width} /Height {page.Height} {page.Image}", page.Data));
        }

        return File(objects, trailer: "");
    }

    /// <summary>A file that asks for a password.</summary>
    public static byte[] Protected()
    {
        string key = string.Concat(Enumerable.Repeat("41", 32));
        return File(
            [
                Ascii("<< /Type /Catalog /Pages 2 0 R >>"),
                Ascii("<< /Type /Pages /Count 0 /Kids [] >>"),
                Ascii($"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -1 /O <{key}> /U <{key}> >>"),
            ],
            "/Encrypt 3 0 R /ID [<00> <00>]");
    }

    /// <summary>Packs the samples of a picture as most programs do.</summary>
    public static byte[] Flate(byte[] samples)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal)) zlib.Write(samples);
        return packed.ToArray();
    }

    private static byte[] File(List<byte[]> objects, string trailer)
    {
        var file = new MemoryStream();
        file.Write("%PDF-1.4\n"u8);
        long[] places = new long[objects.Count];
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = file.Position;
            file.Write([.. Ascii($"{i + 1} 0 obj\n"), .. objects[i], .. "\nendobj\n"u8]);
        }

        long table = file.Position;
        file.Write(Ascii($"xref\n0 {places.Length + 1}\n0000000000 65535 f \n"));
        foreach (long place in places) file.Write(Ascii(string.Create(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n")));
        file.Write(Ascii($"trailer\n<< /Size {places.Length + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n"));
        return file.ToArray();
    }

    private static byte[] Stream(string entries, byte[] data) =>
        [.. Ascii($"<< /Length {data.Length} {entries} >>\nstream\n"), .. data, .. "\nendstream"u8];

    private static byte[] Ascii(string text) => Encoding.Latin1.GetBytes(text);
}
