using System.Diagnostics;

namespace DigitTools.Core.Recognition;

/// <summary>
/// Decides how many pictures may be under way while the caller fetches the next one. A caller that is slow, or has only
/// just begun, gets every result before it goes; one that comes back at once, time after time, is let ahead further
/// and further, so that batches form.
/// </summary>
/// <remarks>
/// A PowerShell cmdlet can hand out results only while it is being called: a result left behind waits for the next picture.
/// </remarks>
/// <param name="most">The most that may be under way.</param>
internal sealed class ArrivalPace(int most)
{
    /// <summary>Quick arrivals in a row before anything is left behind.</summary>
    private const int Trial = 16;

    private static readonly long s_slow = Stopwatch.Frequency / 500;

    private long _left;
    private int _quick;
    private bool _isHere;

    /// <summary>How many may be under way now.</summary>
    public int Window => Math.Clamp(_quick - Trial, 0, most);

    /// <summary>The caller brings a picture. What it does with it until it leaves is its own affair.</summary>
    public void Arrive()
    {
        if (_isHere) return;
        _isHere = true;
        bool slow = _left == 0 || Stopwatch.GetTimestamp() - _left > s_slow;
        _quick = slow ? 0 : Math.Min(_quick + 1, most + Trial);
    }

    /// <summary>The caller goes to fetch the next one.</summary>
    public void Leave()
    {
        _left = Stopwatch.GetTimestamp();
        _isHere = false;
    }
}
