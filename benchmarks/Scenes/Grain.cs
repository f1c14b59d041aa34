using SkiaSharp;

namespace DigitTools.Benchmarks.Scenes;

/// <summary>The noise of a camera.</summary>
internal static class Grain
{
    /// <summary>Adds noise, the same on all channels of a pixel.</summary>
    /// <param name="picture">Changed; 4 bytes a pixel.</param>
    /// <param name="deviation">Levels.</param>
    /// <param name="random">The chance.</param>
    public static void Add(SKBitmap picture, float deviation, SceneRandom random)
    {
        Span<byte> pixels = picture.GetPixelSpan();
        for (int i = 0; i < pixels.Length; i += 4)
        {
            int noise = (int)MathF.Round(deviation * random.Source.NextGaussian());
            for (int channel = 0; channel < 3; channel++) pixels[i + channel] = (byte)Math.Clamp(pixels[i + channel] + noise, 0, 255);
        }
    }
}
