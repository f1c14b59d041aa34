using System.Globalization;
using DigitTools.Core.Files;
using DigitTools.Core.Native;
using SkiaSharp;

namespace DigitTools.Core.Charts;

/// <summary>Turns drawing into a PNG file.</summary>
internal static class ChartFile
{
    // Most rows of a chart equal the row above: this filter alone gives the size that trying all of them gives, in a third of the time.
    private static readonly SKPngEncoderOptions s_png = new(SKPngEncoderFilterFlags.Up, zLibLevel: 4);

    /// <summary>Draws on white and writes the file as a whole.</summary>
    /// <param name="path">Full path of the PNG to write.</param>
    /// <param name="width">Logical pixels.</param>
    /// <param name="height">Logical pixels.</param>
    /// <param name="scale">Pixels of the file for each logical pixel, <see cref="ChartScale.Least"/> ..
    /// <see cref="ChartScale.Most"/>.</param>
    /// <param name="draw">Draws in logical pixels, from the top left.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.OutputNotWritable"/> or
    /// <see cref="DigitErrorId.NativeLibraryUnavailable"/>.</exception>
    public static void Write(string path, int width, int height, int scale, Action<SKCanvas> draw)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, ChartScale.Least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale, ChartScale.Most);
        using SKSurface surface = NewSurface(width * scale, height * scale);
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(scale);
        draw(surface.Canvas);

        using SKPixmap pixels = surface.PeekPixels();
        using SKData png = pixels.Encode(s_png) ?? throw new InvalidOperationException("Skia cannot encode the chart.");
        ReplaceFile.Write(path, png.SaveTo);
    }

    /// <summary>The first call of a chart that needs the native library.</summary>
    private static SKSurface NewSurface(int width, int height)
    {
        try
        {
            return SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque))
                ?? throw new InsufficientMemoryException(
                    string.Create(CultureInfo.InvariantCulture, $"There is no memory for a chart of {width} x {height} pixels."));
        }
        catch (Exception e) when (NativeFailure.IsLoadFailure(e))
        {
            throw Errors.NativeLibraryUnavailable("SkiaSharp", NativeFailure.Reason(e), e);
        }
    }
}
