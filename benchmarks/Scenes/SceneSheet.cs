using DigitTools.Core.Charts;
using SkiaSharp;

namespace DigitTools.Benchmarks.Scenes;

/// <summary>A sheet with some scenes of each kind, to look at.</summary>
internal static class SceneSheet
{
    private const int Columns = 7;
    private const int Side = 112;
    private const int Gap = 8;
    private const int Label = 22;

    /// <summary>Draws it.</summary>
    /// <param name="path">The PNG file.</param>
    /// <param name="seed">Of the scenes.</param>
    public static void Write(string path, int seed)
    {
        int width = Columns * (Side + Gap) + Gap, height = SceneKind.All.Count * (Side + Gap + Label) + Gap;
        using SKBitmap sheet = Canvas.Make(width, height, new SKColor(0xF0, 0xF0, 0xF4));
        using var canvas = new SKCanvas(sheet);
        using var font = new SKFont(ChartFonts.Regular, 14);
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        for (int row = 0; row < SceneKind.All.Count; row++)
        {
            float top = Gap + row * (Side + Gap + Label);
            canvas.DrawText(SceneKind.All[row].Name, Gap, top + 15, font, ink);
            for (int column = 0; column < Columns; column++)
            {
                using var scene = SKImage.FromEncodedData(Scene.Draw(SceneKind.All[row], seed, column).File);
                float scale = Math.Min((float)Side / scene.Width, (float)Side / scene.Height);
                var place = SKRect.Create(Gap + column * (Side + Gap), top + Label, scene.Width * scale, scene.Height * scale);
                canvas.DrawImage(scene, place, Canvas.Reducing);
            }
        }

        using FileStream stream = File.Create(path);
        sheet.Encode(stream, SKEncodedImageFormat.Png, 100);
    }
}
