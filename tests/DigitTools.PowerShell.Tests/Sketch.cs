using System.Globalization;
using System.Numerics;

namespace DigitTools.PowerShell.Tests;

/// <summary>Pictures of lines that a pen drew.</summary>
internal static class Sketch
{
    private const int Side = 100;
    private const float Thickness = 9;

    /// <summary>Writes dark strokes on white paper, 100 x 100 pixels.</summary>
    /// <param name="path">The PNG file.</param>
    /// <param name="strokes">Each a polyline "x,y x,y ...", 0..100.</param>
    public static void Write(string path, params string[] strokes)
    {
        byte[] pixels = new byte[Side * Side];
        Array.Fill(pixels, byte.MaxValue);
        foreach (string stroke in strokes)
        {
            Vector2[] points = [.. stroke.Split(' ').Select(Point)];
            foreach ((Vector2 from, Vector2 to) in points.Zip(points.Skip(1)))
            {
                for (int i = 0; i < pixels.Length; i++)
                {
                    Vector2 d = new Vector2(i % Side, i / Side) - from, along = to - from;
                    float t = Math.Clamp(Vector2.Dot(d, along) / along.LengthSquared(), 0, 1);
                    if ((d - t * along).Length() < Thickness / 2) pixels[i] = 30;
                }
            }
        }

        PngFile.Write(path, pixels, Side, Side);
    }

    private static Vector2 Point(string text)
    {
        string[] numbers = text.Split(',');
        return new Vector2(int.Parse(numbers[0], CultureInfo.InvariantCulture), int.Parse(numbers[1], CultureInfo.InvariantCulture));
    }
}
