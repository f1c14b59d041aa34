using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Cleaning;
using DigitTools.Core.Imaging.Layout;

namespace DigitTools.Core.Handwriting.Lines;

/// <summary>Makes of a drawn line what preprocessing makes of a photographed one.</summary>
internal static class LineLevels
{
    private const float Range = byte.MaxValue - Background.PaperLevel;

    /// <summary>Brings it to the levels and the tone of a line whose paper was taken away.</summary>
    /// <param name="line">Ink 1 on paper 0.</param>
    /// <param name="levels">As many; takes ink high, paper 0.</param>
    /// <param name="width">Columns.</param>
    public static void Of(ReadOnlySpan<float> line, Span<byte> levels, int width)
    {
        for (int i = 0; i < line.Length; i++)
            levels[i] = (byte)Math.Clamp(Background.PaperLevel + Range * line[i] + 0.5f, 0, byte.MaxValue);
        LineTone.Stretch(new Raster(width, line.Length / width, levels));
    }
}
