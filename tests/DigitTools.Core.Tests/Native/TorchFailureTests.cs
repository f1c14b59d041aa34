using System.ComponentModel;
using DigitTools.Core.Native;
using TorchSharp;

namespace DigitTools.Core.Tests.Native;

public sealed class TorchFailureTests : TorchTests
{
    [Fact]
    public void TorchFailure_IsOne_KnowsWhatLibtorchThrows()
    {
        Exception said = Said();
        torch.Tensor gone = torch.zeros(2);
        gone.Dispose();
        Exception unsaid = Assert.ThrowsAny<Exception>(() => gone.abs().Dispose());

        Exception[] all = [said, unsaid, new AggregateException(said, new AggregateException(unsaid))];
        Assert.All(all, e => Assert.True(TorchFailure.IsOne(e), e.ToString()));
    }

    [Fact]
    public void TorchFailure_IsOne_LeavesTheFaultsOfOthersAlone()
    {
        Exception ours = Assert.Throws<InvalidOperationException>(() => Enumerable.Empty<int>().First());
        Exception[] others =
        [
            ours,
            new ArgumentOutOfRangeException(),
            new Win32Exception(5),
            new ObjectDisposedException("x"),
            new AggregateException(Said(), ours),
        ];
        Assert.All(others, e => Assert.False(TorchFailure.IsOne(e), e.ToString()));
    }

    /// <summary>An exception with libtorch's own words.</summary>
    private static Exception Said() => Assert.ThrowsAny<Exception>(() =>
    {
        using torch.Tensor two = torch.zeros(2), three = torch.zeros(3);
        two.dot(three).Dispose();
    });
}
