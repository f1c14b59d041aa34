namespace DigitTools.Core.Threading;

/// <summary>Runs work on the thread pool while the calling thread stays free to report progress.</summary>
internal static class ParallelWork
{
    private const int ReportEveryMilliseconds = 200;

    /// <summary>Runs a body for 0 .. count - 1 on the processors; the first error ends it.</summary>
    /// <param name="count">How many times.</param>
    /// <param name="body">Called from several threads.</param>
    /// <param name="report">Called about five times a second and at the end, from the calling thread.</param>
    /// <param name="cancellationToken">Stops between two bodies; bodies that go on too long after that are left to end by
    /// themselves.</param>
    /// <param name="workers">Bodies at the same time at most; -1 is one per processor.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void Run(int count, Action<int> body, Action report, CancellationToken cancellationToken, int workers = -1)
    {
        // Not disposed: work that nobody waits for any more ends later.
        var ended = new ManualResetEventSlim();
        var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = workers };
        Task work = Parallel.ForAsync(0, count, options, (i, _) =>
        {
            body(i);
            return ValueTask.CompletedTask;
        });
        _ = work.ContinueWith(
            _ => ended.Set(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        while (!ended.Wait(ReportEveryMilliseconds, CancellationToken.None))
        {
            report();
            if (!cancellationToken.IsCancellationRequested) continue;
            if (!ended.Wait(NativeWork.Grace, CancellationToken.None)) throw new OperationCanceledException(cancellationToken);
        }

        work.GetAwaiter().GetResult();
        report();
    }
}
