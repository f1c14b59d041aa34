namespace DigitTools.Testing;

/// <summary>
/// Threads that compute for nothing, and one that collects garbage without end, until it is disposed: what is freed too early shows.
/// </summary>
public sealed class BusyMachine : IDisposable
{
    private const int Computing = 3;

    /// <summary>Rounds of a spin, some tens of microseconds.</summary>
    private const int Pause = 5000;

    private readonly Thread[] _threads;
    private volatile bool _over;

    public BusyMachine()
    {
        _threads = [new Thread(Collect), .. Enumerable.Range(0, Computing).Select(_ => new Thread(Compute))];
        foreach (Thread thread in _threads) thread.Start();
    }

    public void Dispose()
    {
        _over = true;
        foreach (Thread thread in _threads) thread.Join();
    }

    private void Collect()
    {
        while (!_over)
        {
            GC.Collect(0);
            // Every collection stops all threads: without a pause a machine of many processors would do nothing else.
            Thread.SpinWait(Pause);
        }
    }

    private void Compute()
    {
        while (!_over) Thread.SpinWait(1000);
    }
}
