using DigitTools.Core.Database;
using DigitTools.Core.Files;

namespace DigitTools.Core.Batch;

/// <summary>What a run did.</summary>
/// <param name="Run">The run as the database keeps it, with its counts.</param>
/// <param name="Unmoved">Pictures that have a row and could not be moved; the next run tries again.</param>
/// <param name="Elapsed">From the first look to the last row.</param>
/// <param name="Ignored">What lay in the folders and was left alone.</param>
internal sealed record BatchResult(DatabaseRun Run, int Unmoved, TimeSpan Elapsed, IgnoredFiles Ignored)
{
    /// <summary>Pictures that got a row, per second.</summary>
    public double PicturesPerSecond => Elapsed > TimeSpan.Zero ? Run.Counts.Processed / Elapsed.TotalSeconds : 0;
}
