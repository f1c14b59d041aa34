using DigitTools.Core.Threading;

namespace DigitTools.Core.Tests;

public sealed class ParallelWorkTests
{
    [Fact]
    public void ParallelWork_Run_LeavesABodyThatHearsNothing()
    {
        using var stop = new CancellationTokenSource();
        using var release = new ManualResetEventSlim();
        using var ended = new ManualResetEventSlim();
        void Body(int i)
        {
            stop.Cancel();
            release.Wait(TestRun.Token);
            ended.Set();
        }

        Assert.Throws<OperationCanceledException>(() => ParallelWork.Run(1, Body, () => { }, stop.Token));
        Assert.False(ended.IsSet);
        release.Set();
        ended.Wait(TestRun.Token);
    }
}
