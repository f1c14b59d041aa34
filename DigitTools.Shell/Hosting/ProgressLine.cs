using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;

namespace DigitTools.Shell.Hosting;

/// <summary>Shows progress in one line of the terminal behind standard error, in place.</summary>
internal sealed class ProgressLine
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private long _lastDrawn;
    private int _shownLength;

    /// <summary>Draws the record, unless the line was drawn a moment ago; a completed one takes the line away.</summary>
    internal void Show(ProgressRecord record)
    {
        if (!Terminal.ErrorIsTerminal)
            return;

        lock (_gate)
        {
            if (record.RecordType == ProgressRecordType.Completed)
            {
                Erase();
                _lastDrawn = 0;
                return;
            }

            if (_lastDrawn != 0 && Stopwatch.GetElapsedTime(_lastDrawn) < s_interval)
                return;

            _lastDrawn = Stopwatch.GetTimestamp();
            string text = Text(record, Terminal.Width - 1);
            // What the line before had beyond the end of this one is blanked: no escape sequence is needed for it.
            Console.Error.Write("\r" + text.PadRight(_shownLength));
            _shownLength = text.Length;
        }
    }

    /// <summary>Takes the line away, so that something else can be written where it stood.</summary>
    internal void Clear()
    {
        lock (_gate)
            Erase();
    }

    /// <summary>One line of at most <paramref name="width"/> characters.</summary>
    internal static string Text(ProgressRecord record, int width)
    {
        var parts = new List<string> { record.Activity };
        if (record.PercentComplete >= 0)
            parts.Add(string.Create(CultureInfo.CurrentCulture, $"{record.PercentComplete,3} %"));
        if (!string.IsNullOrWhiteSpace(record.StatusDescription))
            parts.Add(record.StatusDescription);
        if (!string.IsNullOrWhiteSpace(record.CurrentOperation))
            parts.Add(record.CurrentOperation);
        if (record.SecondsRemaining >= 0)
            parts.Add(TimeSpan.FromSeconds(record.SecondsRemaining).ToString("c", CultureInfo.InvariantCulture) + " left");

        string text = string.Join("  ", parts).ReplaceLineEndings(" ");
        return text.Length <= width ? text : text[..width];
    }

    private void Erase()
    {
        if (_shownLength == 0)
            return;
        Console.Error.Write("\r" + new string(' ', _shownLength) + "\r");
        _shownLength = 0;
    }
}
