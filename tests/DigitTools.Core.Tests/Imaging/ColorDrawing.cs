using DigitTools.Core.Imaging;

namespace DigitTools.Core.Tests.Imaging;

/// <summary>Draws coloured pictures: a <see cref="Drawing"/> for each of red, green and blue. Colours are 0xRRGGBB.</summary>
internal sealed class ColorDrawing(int width, int height, int paper)
{
    private readonly Drawing[] _channels = [.. Enumerable.Range(0, 3).Select(i => new Drawing(width, height, Level(paper, i)))];

    public ColorPicture Picture =>
        new(width, height, Interleaved([.. Levels(), [.. Enumerable.Repeat(byte.MaxValue, width * height)]]));

    public byte[] ToPng() => PngFile.Make(width, height, PngFile.Rgb, 8, Interleaved(Levels()));

    public ColorDrawing Rectangle(int left, int top, int right, int bottom, int color) =>
        Each((channel, level) => channel.Rectangle(left, top, right, bottom, level), color);

    /// <summary>Writes a test picture of MNIST, enlarged.</summary>
    public ColorDrawing Digit(int index, int left, int top, int side, int color) =>
        Each((channel, level) => channel.Digit(index, left, top, side, level), color);

    private static byte Level(int color, int channel) => (byte)(color >> (16 - 8 * channel));

    private ColorDrawing Each(Action<Drawing, byte> draw, int color)
    {
        for (int i = 0; i < _channels.Length; i++) draw(_channels[i], Level(color, i));
        return this;
    }

    private byte[][] Levels() => [.. _channels.Select(channel => channel.Picture.Pixels)];

    private byte[] Interleaved(byte[][] channels)
    {
        byte[] pixels = new byte[width * height * channels.Length];
        for (int i = 0; i < pixels.Length; i++) pixels[i] = channels[i % channels.Length][i / channels.Length];
        return pixels;
    }
}
