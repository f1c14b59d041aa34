using DigitTools.Core.Data;
using DigitTools.Core.Handwriting;
using DigitTools.Core.Tests.Imaging;

namespace DigitTools.Core.Tests.Handwriting;

/// <summary>Each way to wear a picture, done to the same 7 and compared with the picture that it made when a person looked at it.</summary>
public sealed class WearStepTests
{
    private const int Tolerance = 9;

    private delegate void Step(Span<float> picture, ref Random64 random);

    private static readonly Dictionary<string, Step> s_steps = new()
    {
        ["gap"] = (Span<float> p, ref Random64 _) => WornInk.Gap(p, new(8, 14), new(20, 12), 2),
        ["hollow"] = (Span<float> p, ref Random64 _) => WornInk.Hollow(p),
        ["ragged"] = (Span<float> p, ref Random64 r) => WornInk.Ragged(p, 0.4f, ref r),
        ["tone"] = (Span<float> p, ref Random64 _) => WornInk.Tone(p, 0.8f, 1.5f),
        ["coarsen"] = (Span<float> p, ref Random64 _) => WornView.Coarsen(p, 2),
        ["noise"] = (Span<float> p, ref Random64 r) => WornView.Noise(p, 0.2f, 0.05f, ref r),
        ["fog"] = (Span<float> p, ref Random64 _) => WornView.Fog(p, [0, 0.2f, 0.4f, 0.6f]),
        ["blur"] = (Span<float> p, ref Random64 _) => WornView.Blur(p, 0.75f),
        ["smear"] = (Span<float> p, ref Random64 _) => WornView.Smear(p, MathF.PI / 6, 2),
        ["neighbour"] = (Span<float> p, ref Random64 _) => WornPaper.Neighbour(
            p,
            [[new(1, 0), new(0, 3), new(2, 3)], [new(1.5f, 2), new(1.5f, 5)]],
            left: false,
            visible: 5,
            top: 4,
            height: 18,
            thickness: 2),
        ["cut-left"] = (Span<float> p, ref Random64 _) => WornPaper.Cut(p, 0, 9),
        ["cut-bottom"] = (Span<float> p, ref Random64 _) => WornPaper.Cut(p, 3, 8),
        ["dots"] = (Span<float> p, ref Random64 _) => WornPaper.Dots(p, new(0, 20), new(27, 16), step: 3, thickness: 1.4f, ink: 0.8f),
        ["shrink"] = (Span<float> p, ref Random64 _) => WornView.Shrink(p, 1.6f),
        ["bands-inverted"] = (Span<float> p, ref Random64 _) => WornBands.Invert(p, new(0.6f, 0.8f), -6, 5, 12, 0.9f),
        ["band-inverted"] = (Span<float> p, ref Random64 _) => WornBands.Invert(p, new(1, 0), -14, 7, float.PositiveInfinity, 1),
        ["bands-of-ink"] = (Span<float> p, ref Random64 _) => WornBands.Ink(p, new(0.8f, -0.6f), 2, 1.5f, 6, 0.7f),
        ["bitmap"] = (Span<float> p, ref Random64 _) => CoarseBitmap.Apply(p, 12, 2, stretch: 0, smooth: false),
        ["bitmap-stretched"] = (Span<float> p, ref Random64 _) => CoarseBitmap.Apply(p, 8, 17, stretch: 1, smooth: true),
        ["zigzag"] = (Span<float> p, ref Random64 _) => WornPaper.Zigzag(
            p, new(0, 8), new(27, 12), height: 2, step: 3, thickness: 1, ink: 0.7f),
    };

    public static TheoryData<string> Names => [.. s_steps.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void WearStep_OfTheSeven_IsTheGoldenOne(string name)
    {
        float[] picture = new float[DigitShape.PixelCount];
        Pen.Draw([[new(2, 1), new(8, 1), new(4, 9)]], new Nib(3), picture);
        var random = new Random64(1);
        s_steps[name](picture, ref random);
        byte[] pixels = [.. picture.Select(p => (byte)MathF.Round(255 * p))];
        GoldenDigit.Check(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "worn", name + ".txt")), pixels, Tolerance);
    }
}
