namespace DigitTools;

/// <summary>
/// A run of Invoke-DigitBatch, as its database keeps it. All properties are scalars, so that a CSV or JSON file holds them whole.
/// </summary>
public sealed class DigitBatchRun
{
    /// <summary>When it began.</summary>
    public DateTime Started { get; init; }

    /// <summary>When it ended; null while it works, and for ever if it was killed.</summary>
    public DateTime? Finished { get; init; }

    /// <summary>How long it took; null as Finished.</summary>
    public TimeSpan? Elapsed => Finished - Started;

    /// <summary>Completed, TimeLimit, Cancelled or Error; null as Finished.</summary>
    public string? StoppedBy { get; init; }

    /// <summary>Full paths of the folders that were looked through, with commas between.</summary>
    public required string Folders { get; init; }

    /// <summary>First 12 hexadecimal digits of the model file's SHA-256.</summary>
    public required string ModelId { get; init; }

    /// <summary>Full path of the model.</summary>
    public required string ModelPath { get; init; }

    /// <summary>As ModelId, of the model for several digits in a cell; null unless sheets were read.</summary>
    public string? TextModelId { get; init; }

    /// <summary>Full path of that model; null unless sheets were read.</summary>
    public string? TextModelPath { get; init; }

    /// <summary>Below this confidence a picture was Rejected, 0..1.</summary>
    public double MinimumConfidence { get; init; }

    /// <summary>Version of the way from the file to what the network saw.</summary>
    public int PreprocessingVersion { get; init; }

    /// <summary>Version of DigitTools.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>What was read of each picture: Digit, Text or Grid.</summary>
    public required string Reading { get; init; }

    /// <summary>The numbers of digits that were possible in a text, with commas between; null for any.</summary>
    public string? AllowedLength { get; init; }

    /// <summary>The form of texts that was given; null for any.</summary>
    public string? Pattern { get; init; }

    /// <summary>The rows of grids that were given; null if they were found.</summary>
    public int? GridRows { get; init; }

    /// <summary>The columns of grids that were given; null if they were found.</summary>
    public int? GridColumns { get; init; }

    /// <summary>Which grids of a page were read, All or Largest; null unless grids were looked for.</summary>
    public string? Grids { get; init; }

    /// <summary>The digits that were possible in a cell, with commas between; null for any.</summary>
    public string? AllowedDigit { get; init; }

    /// <summary>The fields of a form by name, or by where they are, with semicolons between; null if grids were looked for.</summary>
    public string? Fields { get; init; }

    /// <summary>Pictures that got a row: the sum of Recognized, Rejected, Empty and Failed.</summary>
    public long Processed { get; init; }

    /// <summary>Pictures that were done before.</summary>
    public long Skipped { get; init; }

    /// <summary>Pictures whose digit, text or cells were read.</summary>
    public long Recognized { get; init; }

    /// <summary>Pictures without a digit or text that is sure enough, or with such a cell.</summary>
    public long Rejected { get; init; }

    /// <summary>Pictures without ink, or with what surely isn't writing.</summary>
    public long Empty { get; init; }

    /// <summary>Files that could not be opened or are no pictures.</summary>
    public long Failed { get; init; }

    /// <summary>Files left for the next run: still being written, locked, or gone.</summary>
    public long Deferred { get; init; }

    /// <summary>Pictures that were moved.</summary>
    public long Moved { get; init; }

    /// <summary>Pictures not reached when the run was stopped.</summary>
    public long Remaining { get; init; }

    /// <summary>Which part of the work it was, from 0; null if the work was not divided.</summary>
    public int? ShardIndex { get; init; }

    /// <summary>Into how many parts the work was divided; null if it was not.</summary>
    public int? ShardCount { get; init; }

    /// <summary>Name of the machine.</summary>
    public required string Machine { get; init; }

    /// <summary>The process on that machine.</summary>
    public int ProcessId { get; init; }

    /// <summary>The GUID of the run, to find its rows by.</summary>
    public required string RunId { get; init; }

    /// <summary>Full path of the database.</summary>
    public required string Database { get; init; }
}
