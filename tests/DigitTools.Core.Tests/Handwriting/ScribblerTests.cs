using DigitTools.Core.Data;
using DigitTools.Core.Handwriting;

namespace DigitTools.Core.Tests.Handwriting;

public sealed class ScribblerTests
{
    [Fact]
    public void Scribbler_Draw_IsAFunctionOfItsStream()
    {
        float[] first = new float[784], second = new float[784];
        for (ulong position = 0; position < 50; position++)
        {
            Random64 a = new(3, 1, position), b = new(3, 1, position);
            Scribbler.DrawOutlier(first, ref a);
            Scribbler.DrawOutlier(second, ref b);
            Assert.Equal(first, second);
            Assert.All(first, p => Assert.InRange(p, 0, 1));
        }
    }
}
