using DigitTools.Core.Database;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Recognition;
using DigitTools.Core.Recognition.Grids;
using DigitTools.Core.Recognition.Text;
using DigitTools.Core.Sharding;

namespace DigitTools.Core.Batch;

/// <summary>What a run looks at, and what it does with what it finds.</summary>
internal sealed record BatchOptions
{
    /// <summary>How long a file has to stay as it is before it counts as written.</summary>
    public static readonly TimeSpan DefaultSettleTime = TimeSpan.FromSeconds(2);

    /// <summary>Full paths of the folders to look through.</summary>
    public required IReadOnlyList<string> Folders { get; init; }

    /// <summary>Looks through the folders below them too; links to folders are not followed.</summary>
    public bool Recurse { get; init; }

    /// <summary>Whether a file is wanted, by its name; default: those named as pictures, without hidden ones.</summary>
    public Func<string, bool> Include { get; init; } = PictureNames.IsPicture;

    /// <summary>Which part of the files below each folder this run is about; kept in the database.</summary>
    public Shard Shard { get; init; } = Shard.Whole;

    /// <summary>Only files written at this time or later, UTC; null takes all.</summary>
    public DateTime? Since { get; init; }

    /// <summary>Reads all pictures again, done or not.</summary>
    public bool Force { get; init; }

    /// <summary>
    /// Looks for no new pictures, and reads those again whose rows have any of these statuses, wherever they are now below the folders and
    /// destinations; empty for any status, null looks for new pictures.
    /// </summary>
    public IReadOnlyList<BatchStatus>? Reread { get; init; }

    /// <summary>How pictures are read of which a batch reads one digit.</summary>
    public RecognitionOptions Recognition { get; init; } = new();

    /// <summary>How pictures are read of which a batch reads all digits, as a text.</summary>
    public TextOptions Text { get; init; } = new();

    /// <summary>How pictures are read of which a batch reads the cells of grids, or the fields of a form.</summary>
    public GridOptions Grid { get; init; } = new();

    /// <summary>Full path of the folder for pictures that were Recognized; null leaves them.</summary>
    public string? MoveTo { get; init; }

    /// <summary>Full path of the folder for pictures that were Rejected or Empty; null leaves them.</summary>
    public string? RejectTo { get; init; }

    /// <summary>Full path of the folder for files that were read and are no pictures; null leaves them.</summary>
    public string? ErrorTo { get; init; }

    /// <summary>How long a file has to stay as it is before it counts as written.</summary>
    public TimeSpan SettleTime { get; init; } = DefaultSettleTime;

    /// <summary>The run ends when this time is over; null never ends it.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>How long to wait for another run that works on the same database.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>Full path of a file to which a line of JSON is added for everything that happens; null writes none.</summary>
    public string? LogPath { get; init; }

    /// <summary>The folder for pictures with this status; null leaves them where they are.</summary>
    /// <param name="status">What became of the picture.</param>
    internal string? DestinationOf(BatchStatus status) => status switch
    {
        BatchStatus.Recognized => MoveTo,
        BatchStatus.Failed => ErrorTo,
        _ => RejectTo,
    };
}
