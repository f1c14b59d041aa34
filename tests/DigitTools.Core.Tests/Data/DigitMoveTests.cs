using DigitTools.Core.Data;

namespace DigitTools.Core.Tests.Data;

public sealed class DigitMoveTests
{
    private const int Side = DigitShape.Side;

    private static readonly byte[] s_digit = Mnist.Test.FirstPixels(1);

    [Fact]
    public void Draw_WithoutAMove_GivesTheSame() => Assert.Equal(s_digit, Drawn(new DigitMove(0, 0, 0, 0, 0, 0)));

    [Fact]
    public void Draw_MovedByWholePixels_ShiftsAndLeavesPaper()
    {
        byte[] moved = Drawn(new DigitMove(0, 0, 0, 0, 3, -2));
        for (int row = 0; row < Side; row++)
        {
            for (int column = 0; column < Side; column++)
            {
                bool isInside = column + 3 < Side && row - 2 >= 0;
                Assert.Equal(isInside ? s_digit[(row - 2) * Side + column + 3] : 0, moved[row * Side + column]);
            }
        }
    }

    [Fact]
    public void Draw_TurnedByARightAngle_TurnsAroundTheMiddle()
    {
        byte[] turned = Drawn(new DigitMove(90, 0, 0, 0, 0, 0));
        for (int row = 0; row < Side; row++)
        {
            for (int column = 0; column < Side; column++)
                Assert.Equal(s_digit[column * Side + Side - 1 - row], turned[row * Side + column], 1.0);
        }
    }

    [Fact]
    public void Draw_Scaled_ChangesTheInkByTheSquare()
    {
        double before = s_digit.Sum(p => p), smaller = Drawn(new DigitMove(0, 0, 0.2f, 0, 0, 0)).Sum(p => p);
        Assert.Equal(Math.Exp(-0.4), smaller / before, 0.03);
        double narrower = Drawn(new DigitMove(0, 0, 0, 0.1f, 0, 0)).Sum(p => p);
        Assert.Equal(1, narrower / before, 0.03);
    }

    private static byte[] Drawn(DigitMove move)
    {
        byte[] target = new byte[DigitShape.PixelCount];
        move.Draw(s_digit, target);
        return target;
    }
}
