using DigitTools.Core;
using DigitTools.Core.Database;
using DigitTools.Core.Model;
using DigitTools.Core.Recognition;

namespace DigitTools.Benchmarks.Fuzzing.Attack;

/// <summary>What holds of every result that is given at all.</summary>
internal static class Soundness
{
    private const double Tolerance = 1e-4;

    /// <summary>Checks what was read from a picture.</summary>
    /// <exception cref="UnsoundException">It can't be.</exception>
    public static void Check(RecognitionResult result)
    {
        if (result.Error is not null) return;
        bool empty = result.Status == RecognitionStatus.Empty;
        UnsoundException.Unless(
            Enum.IsDefined(result.Status) && Enum.IsDefined(result.Reason),
            $"gives a result with a status or reason that is none: {result.Status}, {result.Reason}");
        UnsoundException.Unless(
            result.Probabilities.Length == DigitShape.ClassCount && result.Probabilities.All(IsShare),
            $"gives probabilities that are none: {string.Join(' ', result.Probabilities)}");
        UnsoundException.Unless(
            result.Probabilities.Sum() <= (empty ? 0 : 1 + Tolerance),
            $"gives probabilities that sum to more than 1: {result.Probabilities.Sum()}");
        UnsoundException.Unless(
            empty ? result is { Best: -1, Second: -1 } : IsDigit(result.Best) && IsDigit(result.Second) && result.Best != result.Second,
            $"gives digits that are none: {result.Best} and {result.Second}");
        UnsoundException.Unless(
            empty || result.Probabilities[result.Best] >= result.Probabilities.Max() - Tolerance,
            $"gives a best digit that isn't the likeliest");
    }

    /// <summary>Checks a row of a database.</summary>
    /// <exception cref="UnsoundException">It can't be.</exception>
    public static void Check(DatabaseRow row)
    {
        UnsoundException.Unless(row.Path.Length > 0, $"gives a row without a path");
        UnsoundException.Unless(
            Enum.IsDefined(row.Status) && (row.Reason is not { } reason || Enum.IsDefined(reason)),
            $"gives a row with a status or reason that is none: {row.Status}, {row.Reason}");
        UnsoundException.Unless(
            row.ContentHash is null or { Length: 32 },
            $"gives a row with a hash of another length: {row.ContentHash?.Length}");
        UnsoundException.Unless(
            (row.Digit ?? 0) is >= 0 and <= 9 && (row.Second ?? 0) is >= 0 and <= 9,
            $"gives a row with digits that are none: {row.Digit} and {row.Second}");
        UnsoundException.Unless(
            IsShare(row.Confidence ?? 0) && IsShare(row.SecondConfidence ?? 0),
            $"gives a row with confidences that are none: {row.Confidence} and {row.SecondConfidence}");
        UnsoundException.Unless(
            row.Probabilities is null || (row.Probabilities.Length == DigitShape.ClassCount && row.Probabilities.All(IsShare)),
            $"gives a row with probabilities that are none: {string.Join(' ', row.Probabilities ?? [])}");
        UnsoundException.Unless(
            row.Digits.All(d => IsDigit(d.Digit) && d.Probabilities.Length == DigitShape.ClassCount && d.Probabilities.All(IsShare)),
            $"gives a row with digits of a text that are none");
        UnsoundException.Unless(
            row.Digits.All(d => d is { Line: >= 1, Left: >= 0, Top: >= 0, Width: >= 1, Height: >= 1 }),
            $"gives a row with a digit of a text that is nowhere");
        UnsoundException.Unless(
            row.Cells.All(c => (c.Digit ?? 0) is >= 0 and <= 9 && (c.Second ?? 0) is >= 0 and <= 9),
            $"gives a row with digits of cells that are none");
        UnsoundException.Unless(
            row.Cells.All(c => IsShare(c.Confidence) && IsShare(c.SecondConfidence)),
            $"gives a row with confidences of cells that are none");
        UnsoundException.Unless(
            row.Cells.All(c => c is { Grid: >= 1, Row: >= 1, Column: >= 1, RowSpan: >= 1, ColumnSpan: >= 1, Box.IsEmpty: false }),
            $"gives a row with a cell that is nowhere");
        UnsoundException.Unless(row.Stamp.Size >= 0, $"gives a row with a size that is none: {row.Stamp.Size}");
        UnsoundException.Unless(row.Run is not null, $"gives a row without a run");
    }

    /// <summary>Checks a run of a database.</summary>
    /// <exception cref="UnsoundException">It can't be.</exception>
    public static void Check(DatabaseRun run)
    {
        UnsoundException.Unless(
            run.StoppedBy is not { } stop || Enum.IsDefined(stop),
            $"gives a run with an end that is none: {run.StoppedBy}");
        UnsoundException.Unless(run.Folders.All(f => f is not null), $"gives a run with a folder that is null");
        UnsoundException.Unless(
            IsShare(run.MinimumConfidence),
            $"gives a run with a minimum confidence that is none: {run.MinimumConfidence}");
        UnsoundException.Unless(
            (run.ShardCount ?? 1) >= 1 && (run.ShardIndex ?? 0) >= 0 && (run.ShardIndex ?? 0) < (run.ShardCount ?? 1),
            $"gives a run of a shard that is none: {run.ShardIndex} of {run.ShardCount}");
        BatchCounts counts = run.Counts;
        bool sound = counts is { Skipped: >= 0, Recognized: >= 0, Rejected: >= 0, Empty: >= 0, Failed: >= 0 }
            && counts is { Deferred: >= 0, Moved: >= 0, Remaining: >= 0 };
        UnsoundException.Unless(sound, $"gives a run with counts that are none: {counts}");
    }

    /// <summary>Checks the history of a training.</summary>
    /// <exception cref="UnsoundException">It can't be.</exception>
    public static void Check(IReadOnlyList<TrainingEpoch> epochs)
    {
        for (int i = 0; i < epochs.Count; i++)
        {
            UnsoundException.Unless(epochs[i] is not null, $"gives a history with an epoch that is null");
            TrainingEpoch e = epochs[i];
            bool sound = e.Epoch == i + 1 && e.TrainLoss is >= 0 and < double.PositiveInfinity && IsShare(e.TrainAccuracy)
                && e.ValidationLoss is double.NaN or (>= 0 and < double.PositiveInfinity)
                && (double.IsNaN(e.ValidationAccuracy) || IsShare(e.ValidationAccuracy))
                && e.LearningRate is >= 0 and < 1 && e.Elapsed >= TimeSpan.Zero && e.ImagesPerSecond is >= 0 and < double.PositiveInfinity;
            UnsoundException.Unless(sound, $"gives a history that can't be: {e}");
        }
    }

    private static bool IsShare(double value) => value is >= 0 and <= 1 + Tolerance;

    private static bool IsDigit(int value) => value is >= 0 and <= 9;
}
