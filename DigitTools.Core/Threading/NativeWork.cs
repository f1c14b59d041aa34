namespace DigitTools.Core.Threading;

/// <summary>Waiting for native code, which hears of a cancellation late, or never.</summary>
/// <remarks>
/// A thread can't be ended from outside. What doesn't end by itself is left to run, and ends with the process; nobody waits for it, and
/// what it gives after all is thrown away.
/// </remarks>
internal static class NativeWork
{
    /// <summary>
    /// How long work that was told to stop is waited for, so that in ordinary cases nothing runs on behind the back of the caller.
    /// </summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(1.5);

    /// <summary>Runs work on a thread of its own, unless nobody can want to stop it.</summary>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Ends the waiting at once.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static T Run<T>(Func<T> work, CancellationToken cancellationToken)
        where T : IDisposable
    {
        if (!cancellationToken.CanBeCanceled) return work();
        Task<T> task = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            return task.WaitAsync(cancellationToken).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            _ = task.ContinueWith(
                late => late.Result.Dispose(),
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnRanToCompletion,
                TaskScheduler.Default);
            throw;
        }
    }
}
