using DigitTools.Core.Imaging;

namespace DigitTools.Core.Preprocessing.Lines;

/// <summary>Where a line of writing is: between two lines that rise or fall with it.</summary>
/// <param name="Left">Pixels.</param>
/// <param name="Right">Pixels.</param>
/// <param name="Middle">Of its height, at the left edge of the picture, pixels from the top.</param>
/// <param name="Slope">How far it falls for each pixel to the right.</param>
/// <param name="Height">Of its characters, pixels.</param>
internal readonly record struct LineShape(float Left, float Right, float Middle, float Slope, float Height)
{
    /// <summary>Steeper than this is no line.</summary>
    private const float Steepest = 0.35f;

    /// <summary>The line through pieces of ink.</summary>
    /// <param name="pieces">All pieces.</param>
    /// <param name="members">Those of the line: at least one.</param>
    /// <param name="tall">How tall a piece has to be to tell where the line runs, pixels.</param>
    public static LineShape Through(List<Component> pieces, List<int> members, float tall)
    {
        float left = float.MaxValue, right = float.MinValue;
        double n = 0, x = 0, y = 0, xx = 0, xy = 0;
        foreach (int member in members)
        {
            PixelBox box = pieces[member].Box;
            left = MathF.Min(left, box.Left);
            right = MathF.Max(right, box.Right);
            if (box.Height < tall) continue;
            double middleX = (box.Left + box.Right) / 2.0, middleY = (box.Top + box.Bottom) / 2.0;
            n++;
            x += middleX;
            y += middleY;
            xx += middleX * middleX;
            xy += middleX * middleY;
        }

        double variance = xx / n - x / n * (x / n);
        float slope = n < 3 || variance < 1 ? 0 : (float)Math.Clamp((xy / n - x / n * (y / n)) / variance, -Steepest, Steepest);
        var tops = new List<(float Place, float Weight)>();
        var bottoms = new List<(float Place, float Weight)>();
        foreach (int member in members)
        {
            PixelBox box = pieces[member].Box;
            if (box.Height < tall) continue;
            float fall = slope * (box.Left + box.Right) / 2;
            tops.Add((box.Top - fall, box.Width));
            bottoms.Add((box.Bottom - fall, box.Width));
        }

        float top = Percentile(tops, 0.25f), bottom = Percentile(bottoms, 0.75f);
        return new LineShape(left, right, (top + bottom) / 2, slope, MathF.Max(1, bottom - top));
    }

    /// <summary>Whether another piece of writing is of the same line: beside it or over it, and as high up.</summary>
    /// <param name="other">The other.</param>
    /// <param name="farthest">Pixels between them at most.</param>
    public bool Continues(LineShape other, float farthest)
    {
        float gap = MathF.Max(Left, other.Left) - MathF.Min(Right, other.Right);
        if (gap > farthest) return false;

        // Compared where they meet, along the slope of the longer one.
        float slope = Right - Left > other.Right - other.Left ? Slope : other.Slope;
        float x = (MathF.Max(Left, other.Left) + MathF.Min(Right, other.Right)) / 2;
        float own = MiddleNear(x, slope), others = other.MiddleNear(x, slope);
        float overlap = MathF.Min(own + Height / 2, others + other.Height / 2) - MathF.Max(own - Height / 2, others - other.Height / 2);
        return overlap > 0.5f * MathF.Min(Height, other.Height);
    }

    /// <summary>The middle of its height at a place, followed from its nearer end along a slope.</summary>
    private float MiddleNear(float x, float slope)
    {
        float end = Math.Clamp(x, Left, Right);
        return Middle + Slope * end + slope * (x - end);
    }

    private static float Percentile(List<(float Place, float Weight)> places, float share)
    {
        places.Sort((one, other) => one.Place.CompareTo(other.Place));
        float all = places.Sum(p => p.Weight), sum = 0;
        foreach ((float place, float weight) in places)
        {
            sum += weight;
            if (sum >= share * all) return place;
        }

        return places[^1].Place;
    }
}
