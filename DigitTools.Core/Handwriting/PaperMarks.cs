using System.Numerics;
using DigitTools.Core.Data;

namespace DigitTools.Core.Handwriting;

/// <summary>
/// What cropping, light and paper leave in a picture that is dark as ink and no writing, brought into the layout of MNIST as a digit would
/// be: sheets and plates taken for ink, shadow edges, boxes, rests of borders. Pictures are 784 values, ink 1 on paper 0.
/// </summary>
internal static class PaperMarks
{
    private const int Side = DigitShape.Side;

    private static readonly Vector2 s_middle = new((Side - 1) / 2f);

    /// <summary>Two sides of a box that are no 7, or three; each as the corners it runs along, clockwise from the upper left one.</summary>
    private static readonly int[][] s_rests = [[2, 3, 0], [3, 0, 1], [1, 2, 3], [3, 0, 1, 2], [1, 2, 3, 0], [2, 3, 0, 1], [0, 1, 2, 3]];

    /// <summary>A sheet or plate that was taken for ink: a block with soft or hard sides, mostly with writing left out of it.</summary>
    public static void Block(Span<float> picture, ref Random64 random)
    {
        picture.Clear();
        float softness = random.NextSingle() < 0.4f ? random.NextSingle(2, 9) : 1;
        Shape.Fill(Sheet(18, ref random), softness, random.NextSingle(0.7f, 1), picture);
        if (random.NextSingle() < 0.3f) return;

        Span<float> writing = stackalloc float[DigitShape.PixelCount];
        writing.Clear();
        float height = random.NextSingle(7, 16);
        Vector2 place = s_middle + new Vector2(random.NextSingle(-3, 3), random.NextSingle(-3, 3));
        Write(writing, place, height, random.NextSingle(0.08f, 0.2f) * height, ref random);
        float depth = random.NextSingle(0.6f, 1);
        for (int i = 0; i < picture.Length; i++) picture[i] *= 1 - depth * writing[i];
    }

    /// <summary>A box seen as a whole: a frame, a cell, the edge of a sheet; with the writing in it, or as wide as no 0.</summary>
    public static void Box(Span<float> picture, ref Random64 random)
    {
        picture.Clear();
        bool written = random.NextSingle() < 0.6f;
        Vector2[] corners = written ? Sheet(17, ref random) : Wide(ref random);
        float thickness = random.NextSingle(1, 3.5f);
        for (int i = 0; i < corners.Length; i++) Pen.Line(corners[i], corners[(i + 1) % corners.Length], thickness, 1, picture);
        if (!written) return;

        float height = random.NextSingle(6, 12);
        Vector2 middle = (corners[0] + corners[1] + corners[2] + corners[3]) / 4;
        Write(picture, middle, height, random.NextSingle(0.1f, 0.2f) * height, ref random);
    }

    /// <summary>Two or three sides of a cell that the crop left.</summary>
    public static void Rest(Span<float> picture, ref Random64 random)
    {
        picture.Clear();
        Vector2[] corners = Sheet(18, ref random);
        int[] rest = s_rests[random.NextInt32(s_rests.Length)];
        float thickness = random.NextSingle(0.8f, 4);
        for (int i = 1; i < rest.Length; i++)
        {
            Vector2 from = corners[rest[i - 1]], to = corners[rest[i]];
            // The first and the last side may be cut.
            if (i == 1) from = Vector2.Lerp(to, from, random.NextSingle(0.3f, 1));
            if (i == rest.Length - 1) to = Vector2.Lerp(from, to, random.NextSingle(0.3f, 1));
            Pen.Line(from, to, thickness, 1, picture);
        }
    }

    private static void Write(Span<float> picture, Vector2 middle, float height, float thickness, ref Random64 random)
    {
        List<List<Vector2>> paths = Scribbler.Digit(ref random);
        (Vector2 low, Vector2 high) = Pen.Bounds(paths);
        float scale = height / MathF.Max(MathF.Max(high.X - low.X, high.Y - low.Y), 1);
        Matrix3x2 map = Matrix3x2.CreateTranslation(-(low + high) / 2) * Matrix3x2.CreateScale(scale) * Matrix3x2.CreateTranslation(middle);
        Pen.Add(paths, new Nib(MathF.Max(1, thickness)), map, picture);
    }

    /// <summary>Anything with four corners that a camera makes of a sheet.</summary>
    private static Vector2[] Sheet(float longer, ref Random64 random)
    {
        float aspect = MathF.Exp(random.NextSingle(-0.5f, 0.5f));
        Vector2 size = aspect > 1 ? new Vector2(longer, longer / aspect) : new Vector2(longer * aspect, longer);
        return Seen(size, ref random);
    }

    /// <summary>An upright box alone may be a 0 of angular writing; one that is as wide as high is none.</summary>
    private static Vector2[] Wide(ref Random64 random) =>
        Seen(new Vector2(18, 18 * random.NextSingle(0.45f, 1)), ref random);

    private static Vector2[] Seen(Vector2 size, ref Random64 random)
    {
        float angle = random.NextSingle() < 0.5f ? 0 : random.NextSingle(-0.25f, 0.25f);
        float most = random.NextSingle() < 0.5f ? 0 : 1.5f;
        Span<Vector2> moves = stackalloc Vector2[4];
        foreach (ref Vector2 move in moves) move = new Vector2(random.NextSingle(-most, most), random.NextSingle(-most, most));
        return Shape.Sheet(s_middle, size, angle, moves);
    }
}
