using DigitTools.Core;
using DigitTools.Core.Data;
using SkiaSharp;

namespace DigitTools.Benchmarks;

/// <summary>Draws the pictures of examples/digits: MNIST test digits the way people hand them in.</summary>
internal static class SamplePictures
{
    /// <summary>Which of the sevens is hard to tell.</summary>
    private const int Unsure = 73;

    private static readonly SKColor s_white = SKColors.White;
    private static readonly SKColor s_cream = new(0xF6, 0xEE, 0xD8);
    private static readonly SKColor s_blueGray = new(0xDD, 0xE6, 0xEE);
    private static readonly SKColor s_pink = new(0xF7, 0xDF, 0xE2);
    private static readonly SKColor s_black = new(0x20, 0x20, 0x24);
    private static readonly SKColor s_blue = new(0x1F, 0x3A, 0x93);
    private static readonly SKColor s_pencil = new(0x6A, 0x6A, 0x70);
    private static readonly SKColor s_chalk = new(0xF2, 0xF2, 0xEA);
    private static readonly SKColor s_board = new(0x24, 0x3B, 0x33);

    /// <summary>Writes all samples.</summary>
    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        DigitDataset test = DigitData.Read(DigitData.ShippedFolder, DataSplit.Test);
        foreach (Sample sample in All())
        {
            using SKBitmap picture = Draw(sample, test.Picture(IndexOf(test, sample.Digit, sample.Nth)));
            bool jpeg = sample.Name.EndsWith(".jpg", StringComparison.Ordinal);
            using SKData file = picture.Encode(jpeg ? SKEncodedImageFormat.Jpeg : SKEncodedImageFormat.Png, 88);
            File.WriteAllBytes(Path.Combine(folder, sample.Name), file.Span);
        }
    }

    private static IEnumerable<Sample> All()
    {
        yield return new Sample("digit.png", 7, 0, 280, 280, Paper.Plain, s_white, s_black);
        for (int digit = 0; digit < DigitShape.ClassCount; digit++)
        {
            // One of them is read, but not surely: a 7 with a bent stem.
            int last = digit == 7 ? Unsure : 23;
            float turn = digit * 7 % 13 - 6;
            yield return new Sample(
                $"{digit}-mnist.png", digit, 3, DigitShape.Side, DigitShape.Side, Paper.Plain, SKColors.Black, SKColors.White);
            yield return digit % 2 == 0
                ? new Sample($"{digit}-ruled.png", digit, 11, 360, 420, Paper.Ruled, s_cream, s_blue, turn)
                : new Sample($"{digit}-squared.png", digit, 11, 400, 400, Paper.Squared, s_white, s_black, turn);
            yield return (digit % 5) switch
            {
                0 => new Sample($"{digit}-photo.jpg", digit, last, 900, 1200, Paper.Shaded, s_blueGray, s_black, -turn),
                1 => new Sample($"{digit}-transparent.png", digit, last, 256, 256, Paper.None, SKColors.Transparent, s_black, turn),
                2 => new Sample($"{digit}-chalk.png", digit, last, 320, 320, Paper.Plain, s_board, s_chalk, -turn),
                3 => new Sample($"{digit}-pencil.jpg", digit, last, 640, 480, Paper.Shaded, s_white, s_pencil, turn),
                _ => new Sample($"{digit}-note.png", digit, last, 300, 200, Paper.Plain, s_pink, s_blue, -turn),
            };
        }
    }

    private static int IndexOf(DigitDataset data, int digit, int nth)
    {
        for (int i = 0; i < data.Count; i++)
        {
            if (data.Labels[i] == digit && nth-- == 0) return i;
        }

        throw new ArgumentOutOfRangeException(nameof(nth));
    }

    private static SKBitmap Draw(Sample sample, ReadOnlySpan<byte> digit)
    {
        SKAlphaType alpha = sample.Paper == Paper.None ? SKAlphaType.Premul : SKAlphaType.Opaque;
        var picture = new SKBitmap(sample.Width, sample.Height, SKColorType.Rgba8888, alpha);
        using var canvas = new SKCanvas(picture);
        PaperPainter.Paint(canvas, sample);
        using SKBitmap mask = Ink(digit, sample);
        canvas.RotateDegrees(sample.Degrees, sample.Width / 2f, sample.Height / 2f);
        canvas.DrawBitmap(mask, (sample.Width - mask.Width) / 2f, (sample.Height - mask.Height) / 2f);
        return picture;
    }

    /// <summary>The digit in the pen's colour on nothing, enlarged with edges as sharp as a pen's.</summary>
    private static SKBitmap Ink(ReadOnlySpan<byte> digit, Sample sample)
    {
        int side = Math.Min(sample.Width, sample.Height);
        using SKBitmap small = MnistPictures.ToBitmap(digit);
        using SKBitmap large = MnistPictures.Resized(small, side, new SKSamplingOptions(SKCubicResampler.Mitchell));
        float sharpness = Math.Max(1, side / (2f * DigitShape.Side));
        var ink = new SKBitmap(side, side, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++)
            {
                float level = (large.GetPixel(x, y).Red / 255f - 0.5f) * sharpness;
                ink.SetPixel(x, y, sample.Ink.WithAlpha((byte)(255 * Math.Clamp(level + 0.5f, 0, 1))));
            }
        }

        return ink;
    }
}
