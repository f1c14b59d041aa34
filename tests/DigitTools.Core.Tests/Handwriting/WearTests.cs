using DigitTools.Core.Data;
using DigitTools.Core.Handwriting;

namespace DigitTools.Core.Tests.Handwriting;

public sealed class WearTests
{
    [Fact]
    public void Wear_Apply_ChangesMostPicturesAndLosesNone()
    {
        DigitDataset data = Mnist.Train.First(300);
        int changed = 0;
        for (int i = 0; i < data.Count; i++)
        {
            float[] before = [.. data.Picture(i).ToArray().Select(p => p / 255f)], after = [.. before], again = [.. before];
            Random64 first = new(1, 0, (ulong)i), second = new(1, 0, (ulong)i);
            Wear.Apply(after, ref first);
            Wear.Apply(again, ref second);
            Assert.Equal(after, again);
            Assert.All(after, p => Assert.InRange(p, 0, 1));

            // What is seen from further away has less ink, but as dark.
            float kept = after.Sum() / before.Sum();
            Assert.True(kept > 0.25 || (kept > 0.1 && after.Max() > 0.4), $"Picture {i} was worn away.");
            if (!before.AsSpan().SequenceEqual(after)) changed++;
        }

        Assert.InRange(changed, data.Count / 2, data.Count - 1);
    }
}
