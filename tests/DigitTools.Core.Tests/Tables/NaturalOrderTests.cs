using DigitTools.Core.Tables;

namespace DigitTools.Core.Tests.Tables;

public sealed class NaturalOrderTests
{
    [Fact]
    public void Order_NamesWithNumbers_AreAsPeopleCount()
    {
        string[] expected =
        [
            "", "02", "2", "10", "a", "Answer 1", "answer 2", "answer 10", "answer 10b",
            "b 9", "B 99999999999999999999", "b 100000000000000000000",
        ];
        for (int seed = 0; seed < 20; seed++)
        {
            string[] mixed = [.. expected];
            new Random(seed).Shuffle(mixed);
            Assert.Equal(expected, mixed.Order(NaturalOrder.Instance));
        }
    }
}
