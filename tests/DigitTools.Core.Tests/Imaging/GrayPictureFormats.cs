using DigitTools.Core.Imaging;

namespace DigitTools.Core.Tests.Imaging;

/// <summary>Pictures of the core as the bytes of files.</summary>
internal static class GrayPictureFormats
{
    public static byte[] ToPng(this GrayPicture picture) => PngFile.MakeGray(picture.Width, picture.Height, picture.Pixels);

    public static byte[] ToJpeg(this GrayPicture picture, int quality = 95) =>
        EncodedPicture.Jpeg(picture.Width, picture.Height, picture.Pixels, quality);

    public static byte[] ToBmp(this GrayPicture picture) => EncodedPicture.Bmp(picture.Width, picture.Height, picture.Pixels);

    public static byte[] ToGif(this GrayPicture picture) => EncodedPicture.Gif(picture.Width, picture.Height, picture.Pixels);

    public static byte[] ToWebP(this GrayPicture picture) => EncodedPicture.WebP(picture.Width, picture.Height, picture.Pixels);
}
