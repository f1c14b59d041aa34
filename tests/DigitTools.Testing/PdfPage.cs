namespace DigitTools.Testing;

/// <summary>A page of a PDF with a picture.</summary>
/// <param name="Width">Pixels per row of the picture.</param>
/// <param name="Height">Its rows.</param>
/// <param name="Image">The rest of what is said of the picture: filter, bits, colours.</param>
/// <param name="Data">The picture, as it lies in the file.</param>
public sealed record PdfPage(int Width, int Height, string Image, byte[] Data)
{
    private const string EightBits = "/BitsPerComponent 8 /ColorSpace /DeviceGray";

    /// <summary>What is drawn.</summary>
    public string Content { get; init; } = PdfFile.Drawn;

    /// <summary>By how many degrees the page is turned, clockwise.</summary>
    public int Rotate { get; init; }

    /// <summary>What else the page has.</summary>
    public string More { get; init; } = "";

    /// <summary>A page with a JPEG.</summary>
    public static PdfPage Jpeg(int width, int height, byte[] gray) =>
        new(width, height, $"/Filter /DCTDecode {EightBits}", EncodedPicture.Jpeg(width, height, gray));

    /// <summary>A page with gray pixels, packed without loss.</summary>
    public static PdfPage Gray(int width, int height, byte[] gray) =>
        new(width, height, $"/Filter /FlateDecode {EightBits}", PdfFile.Flate(gray));

    /// <summary>A test picture of MNIST.</summary>
    public static PdfPage Digit(int index) => Gray(Mnist.Side, Mnist.Side, Mnist.Test.Pixels(index));
}
