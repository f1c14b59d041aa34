using System.Diagnostics;

namespace DigitTools.Core;

/// <summary>Runs work on the thread pool while the calling thread stays free to report progress.</summary>
internal static class ParallelWork
{
    private const int ReportEveryMilliseconds = 200;

    /// <summary>How long to wait for a decoder of pictures, in whose native code nothing can stop a body.</summary>
    public static TimeSpan DecoderPatience { get; } = TimeSpan.FromSeconds(1);

    /// <summary>Runs a body for 0 .. count - 1 on the processors; the first error ends it.</summary>
    /// <param name="count">How many times.</param>
    /// <param name="body">Called from several threads.</param>
    /// <param name="report">Called about five times a second and at the end, from the calling thread.</param>
    /// <param name="cancellationToken">Stops between two bodies.</param>
    /// <param name="workers">Bodies at the same time at most; -1 is one a processor.</param>
    /// <param name="patience">How long bodies may go on after the cancellation before they are left to end by themselves; null is to their end.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void Run(int count, Action<int> body, Action report, CancellationToken cancellationToken, int workers = -1, TimeSpan? patience = null)
    {
        Task work = Parallel.ForAsync(0, count, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = workers }, (i, _) =>
        {
            body(i);
            return ValueTask.CompletedTask;
        });
        Stopwatch? cancelled = null;
        while (Task.WaitAny([work], ReportEveryMilliseconds, CancellationToken.None) < 0)
        {
            report();
            if (!cancellationToken.IsCancellationRequested) continue;

            cancelled ??= Stopwatch.StartNew();
            if (cancelled.Elapsed >= patience) throw new OperationCanceledException(cancellationToken);
        }

        work.GetAwaiter().GetResult();
        report();
    }
}
