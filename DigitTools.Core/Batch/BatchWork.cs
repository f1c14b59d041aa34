using System.Security.Cryptography;
using DigitTools.Core.Database;
using DigitTools.Core.Files;
using DigitTools.Core.Recognition;
using DigitTools.Core.Recognition.Grids;
using DigitTools.Core.Recognition.Text;

namespace DigitTools.Core.Batch;

/// <summary>A picture to read.</summary>
/// <param name="Picture">The file.</param>
/// <param name="Known">Its row; null if it has none.</param>
/// <param name="Force">Reads it even if its content is that of the row.</param>
/// <param name="IsCopy">Reads it even if its content is that of a row whose own file is gone: that row belongs to another file.</param>
internal readonly record struct BatchWork(FoundPicture Picture, DatabaseRow? Known, bool Force, bool IsCopy = false)
{
    private static readonly byte[] s_nothing = SHA256.HashData([]);

    /// <summary>Whether the file may be a picture that was moved or renamed, and has no row yet under its path.</summary>
    public bool MayBeMoved => Known is null && !IsCopy && !Picture.IsLink;

    /// <summary>Tells of a content whether it need not be read again; null if it has to be in any case.</summary>
    /// <param name="moved">Knows moved pictures; null if there is nothing to know.</param>
    public Func<byte[], bool>? IsKnown(MovedPictures? moved)
    {
        if (Force) return null;
        if (Known?.ContentHash is { } known) return hash => hash.AsSpan().SequenceEqual(known);
        if (moved is null || !MayBeMoved) return null;
        string path = Picture.Path;
        return hash => moved.MayBe(hash, path);
    }

    /// <summary>The row that the picture, or a page of it, gets.</summary>
    /// <param name="result">What was read.</param>
    /// <param name="run">The run that read it.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelInvalid"/>: the model's output is no number.</exception>
    public DatabaseRow Row(PictureResult result, DatabaseRun run)
    {
        if (result.IsKnown) return Known! with { Stamp = Picture.Stamp };
        var row = new DatabaseRow
        {
            Path = Picture.Path,
            Page = result.Page,
            SourcePath = Known?.SourcePath,
            Stamp = Picture.Stamp,
            ContentHash = result.ContentHash,
            Status = BatchStatus.Failed,
            Run = run,
            Recorded = DatabaseTime.Now,
        };
        if (result.Error is { } error)
        {
            // An empty file isn't opened, and what is in it is known all the same.
            bool isEmpty = Picture.Stamp.Size == 0 && !Picture.IsLink && error.InnerException is FileRefusedException;
            byte[]? content = row.ContentHash ?? (isEmpty ? s_nothing : null);
            return row with { ContentHash = content, ErrorId = error.Id.ToString(), Error = error.Message };
        }

        row = row with { Status = StatusOf(result.Status), Reason = result.Reason };
        return result switch
        {
            TextResult text => WithText(row, text),
            GridResult sheet => WithCells(row, sheet),
            _ => WithDigit(row, (RecognitionResult)result),
        };
    }

    private static DatabaseRow WithText(DatabaseRow row, TextResult result) =>
        row with { Text = result.Text, Digits = result.Digits, Confidence = result.Confidence };

    private static DatabaseRow WithCells(DatabaseRow row, GridResult result)
    {
        if (!result.Cells.All(cell => cell is { Confidence: >= 0 and <= 1, SecondConfidence: >= 0 and <= 1 }))
            throw WithoutProbabilities(row);
        IEnumerable<GridCell> filled = result.Cells.Where(cell => cell.Status != RecognitionStatus.Empty);
        return row with { Cells = result.Cells, Confidence = filled.Select(cell => cell.Confidence).DefaultIfEmpty(0).Min() };
    }

    private static DatabaseRow WithDigit(DatabaseRow row, RecognitionResult result)
    {
        // NaN can't be kept and says nothing: the model is at fault, and would be for each picture.
        if (!Array.TrueForAll(result.Probabilities, p => p is >= 0 and <= 1))
            throw WithoutProbabilities(row);
        return row with
        {
            Digit = result.Digit,
            Confidence = result.Confidence,
            Second = result.SecondDigit,
            SecondConfidence = result.SecondConfidence,
            Probabilities = result.Probabilities,
        };
    }

    private static DigitException WithoutProbabilities(DatabaseRow row) =>
        Errors.ModelInvalid(row.Run.ModelPath, $"it gives no probabilities for '{row.Path}'.");

    private static BatchStatus StatusOf(RecognitionStatus status) => status switch
    {
        RecognitionStatus.Recognized => BatchStatus.Recognized,
        RecognitionStatus.Rejected => BatchStatus.Rejected,
        _ => BatchStatus.Empty,
    };
}
