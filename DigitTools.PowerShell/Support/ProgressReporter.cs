using System.Diagnostics;
using System.Management.Automation;

namespace DigitTools.Support;

/// <summary>One progress bar, at most five updates per second, shown after the first second and always completed.</summary>
/// <param name="command">The cmdlet that shows it.</param>
/// <param name="activity">What is going on.</param>
internal sealed class ProgressReporter(Cmdlet command, string activity) : IDisposable
{
    private const int EveryMilliseconds = 200;

    private static int s_lastId;

    private readonly int _id = Interlocked.Increment(ref s_lastId);
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private long _next = EveryMilliseconds;
    private bool _shown;

    /// <summary>Time since the bar was made.</summary>
    public TimeSpan Elapsed => _clock.Elapsed;

    /// <summary>Whether it is time for an update; ask before making a text.</summary>
    public bool IsDue => _clock.ElapsedMilliseconds >= _next;

    /// <summary>Shows a state.</summary>
    /// <param name="status">In words and numbers.</param>
    /// <param name="part">0..1; null if the end is unknown.</param>
    /// <param name="remaining">Time left; null if unknown.</param>
    public void Show(string status, double? part = null, TimeSpan? remaining = null)
    {
        _next = _clock.ElapsedMilliseconds + EveryMilliseconds;
        _shown = true;
        command.WriteProgress(new ProgressRecord(_id, activity, status)
        {
            PercentComplete = part is { } p ? Math.Clamp((int)(100 * p), 0, 100) : -1,
            SecondsRemaining = remaining is { } r ? (int)Math.Min(r.TotalSeconds, int.MaxValue) : -1,
        });
    }

    /// <summary>Shows how many of a known number of pictures are done, with the time left at the pace so far.</summary>
    public void ShowPart(int done, int total) => ShowDue(Strings.StatusPart, done, total);

    /// <summary>As <see cref="ShowPart(int, int)"/>, for rows of a database.</summary>
    public void ShowRows(long done, long total) => ShowDue(Strings.StatusRows, done, total);

    /// <summary>Shows a state in words, with the time left at the pace so far; the end may be unknown, 0.</summary>
    public void ShowPart(string status, long done, long total)
    {
        double? part = total > 0 ? (double)done / total : null;
        Show(status, part, part > 0 ? Elapsed * ((1 - part) / part) : null);
    }

    /// <summary>Takes the bar away; a pipeline that is being stopped does that by itself.</summary>
    public void Dispose()
    {
        if (!_shown) return;
        try
        {
            command.WriteProgress(new ProgressRecord(_id, activity, activity) { RecordType = ProgressRecordType.Completed });
        }
        catch (PipelineStoppedException)
        {
            // Thrown out of here it would take the place of what the work gave.
        }
    }

    private void ShowDue(string format, long done, long total)
    {
        if (IsDue && total > 0) ShowPart(Text.Format(format, done, total), done, total);
    }
}
