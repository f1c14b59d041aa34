using System.Runtime.CompilerServices;

namespace DigitTools.Benchmarks;

/// <summary>Keeps the finalizers of this process from running, until it is disposed.</summary>
internal sealed class PausedFinalizers : IDisposable
{
    private readonly ManualResetEventSlim _started = new();
    private readonly ManualResetEventSlim _over = new();

    public PausedFinalizers()
    {
        LeaveOneBehind();
        while (!_started.IsSet)
        {
            GC.Collect();
            _started.Wait(TimeSpan.FromMilliseconds(10));
        }
    }

    public void Dispose() => _over.Set();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void LeaveOneBehind() => _ = new Obstacle(this);

    /// <summary>One whose finalizer takes as long as the pause.</summary>
    private sealed class Obstacle(PausedFinalizers pause)
    {
        ~Obstacle()
        {
            pause._started.Set();
            pause._over.Wait();
        }
    }
}
