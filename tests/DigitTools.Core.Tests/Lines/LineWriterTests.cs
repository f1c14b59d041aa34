using DigitTools.Core.Data;
using DigitTools.Core.Handwriting.Lines;
using DigitTools.Core.Training.Lines;

namespace DigitTools.Core.Tests.Lines;

public sealed class LineWriterTests
{
    private const int Width = 160;

    private static readonly LineWriter s_writer = new(new WrittenDigits(Digits()));

    [Fact]
    public void Draw_TheSameStream_IsTheSameLine()
    {
        (float[] first, DrawnDigit[] digits) = Draw(7);
        (float[] second, DrawnDigit[] again) = Draw(7);
        Assert.Equal(first, second);
        Assert.Equal(digits, again);
        Assert.NotEqual(first, Draw(8).Line);
    }

    [Fact]
    public void Draw_EachDigit_HasInkInItsBox()
    {
        int drawn = 0;
        for (int seed = 0; seed < 200; seed++)
        {
            (float[] line, DrawnDigit[] digits) = Draw(seed);
            foreach (DrawnDigit digit in digits)
            {
                drawn++;
                Assert.InRange(digit.Digit, 0, 9);
                Assert.InRange(digit.Right - digit.Left, 0.5f, 64);
                float darkest = 0;
                for (int y = (int)digit.Top; y < Math.Min(32, digit.Bottom); y++)
                {
                    for (int x = Math.Max(0, (int)digit.Left); x < Math.Min(Width, digit.Right); x++)
                        darkest = MathF.Max(darkest, line[y * Width + x]);
                }

                Assert.True(darkest > 0.2f, $"A {digit.Digit} of line {seed} has no ink.");
            }
        }

        Assert.InRange(drawn, 500, 2000);
    }

    [Fact]
    public void Draw_Digits_ComeFromLeftToRight()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            float[] middles = [.. Draw(seed).Digits.Select(digit => digit.Left + digit.Right)];
            Assert.Equal(middles.Order(), middles);
        }
    }

    [Fact]
    public void LineTargets_Fill_SayADigitInTheMiddleOfItsBoxAndNothingBesideIt()
    {
        long[] classes = new long[40];
        float[] boxes = new float[4 * classes.Length];
        LineTargets.Fill([new DrawnDigit(7, 20, 4, 40, 26)], classes, boxes);
        Assert.Equal(8, classes[15]);
        Assert.Equal(0, classes[5]);
        Assert.Equal(0, classes[25]);
        Assert.Equal(LineTargets.Ignored, classes[12]);
        Assert.Equal([11f / 32, 4f / 32, 9f / 32, 26f / 32], boxes[60..64]);
    }

    [Fact]
    public void LineTargets_Fill_SayASlenderDigitAtSeveralPlaces()
    {
        long[] classes = new long[40];
        LineTargets.Fill([new DrawnDigit(1, 21, 4, 22.5f, 26)], classes, new float[4 * classes.Length]);
        Assert.InRange(classes.Count(c => c == 2), 2, 3);
    }

    private static (float[] Line, DrawnDigit[] Digits) Draw(int seed)
    {
        float[] line = new float[32 * Width];
        List<DrawnDigit> digits = [];
        var random = new Random64((ulong)seed);
        s_writer.Draw(Width, line, digits, ref random);
        return (line, [.. digits]);
    }

    private static DigitDataset Digits() => DigitData.Read(DigitData.ShippedFolder, DataSplit.Test);
}
