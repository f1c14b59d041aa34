namespace DigitTools.Core.Tests;

/// <summary>Threads that compute for nothing, and one that collects garbage without end, until it is disposed: what is freed too early shows.</summary>
internal sealed class BusyMachine : IDisposable
{
    private const int Computing = 3;

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
        while (!_over) GC.Collect(0);
    }

    private void Compute()
    {
        while (!_over) Thread.SpinWait(1000);
    }
}
