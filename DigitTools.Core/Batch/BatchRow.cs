using System.Security.Cryptography;
using DigitTools.Core.Recognition;

namespace DigitTools.Core.Batch;

/// <summary>From what was read of a picture to its row.</summary>
internal static class BatchRow
{
    private static readonly byte[] s_nothing = SHA256.HashData([]);

    /// <summary>The row of a picture.</summary>
    /// <param name="work">The picture, and its row so far.</param>
    /// <param name="result">What was read.</param>
    /// <param name="run">The run that read it.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelInvalid"/>: the model gives something that is no number.</exception>
    public static DatabaseRow Make(BatchWork work, RecognitionResult result, DatabaseRun run)
    {
        if (result.IsKnown) return work.Known! with { Stamp = work.Picture.Stamp };
        var row = new DatabaseRow
        {
            Path = work.Picture.Path,
            SourcePath = work.Known?.SourcePath,
            Stamp = work.Picture.Stamp,
            ContentHash = result.ContentHash,
            Status = BatchStatus.Failed,
            Run = run,
            Recorded = DatabaseTime.Now,
        };
        if (result.Error is { } error)
        {
            // An empty file isn't opened, and what is in it is known all the same.
            byte[]? content = row.ContentHash ?? (work.Picture.Stamp.Size == 0 && !work.Picture.IsLink && error.InnerException is null ? s_nothing : null);
            return row with { ContentHash = content, ErrorId = error.Id.ToString(), Error = error.Message };
        }

        // What no number is can't be kept, nor can it tell anything: the model is at fault, and would be at each picture.
        if (!Array.TrueForAll(result.Probabilities, p => p is >= 0 and <= 1))
            throw Errors.ModelInvalid(run.ModelPath, $"it gives no probabilities for '{work.Picture.Path}'.");
        return row with
        {
            Status = StatusOf(result.Status),
            Reason = result.Reason,
            Digit = result.Status == RecognitionStatus.Recognized ? result.Best : null,
            Confidence = result.Best < 0 ? 0 : result.Probabilities[result.Best],
            Second = result.Second < 0 ? null : result.Second,
            SecondConfidence = result.Second < 0 ? 0 : result.Probabilities[result.Second],
            Probabilities = result.Probabilities,
        };
    }

    private static BatchStatus StatusOf(RecognitionStatus status) => status switch
    {
        RecognitionStatus.Recognized => BatchStatus.Recognized,
        RecognitionStatus.Rejected => BatchStatus.Rejected,
        _ => BatchStatus.Empty,
    };
}
