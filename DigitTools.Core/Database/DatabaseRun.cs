using DigitTools.Core.Recognition.Grids;

namespace DigitTools.Core.Database;

/// <summary>One run over some folders, as the database keeps it.</summary>
internal sealed record DatabaseRun
{
    /// <summary>Its key in this database; 0 before it is in one.</summary>
    public long Id { get; init; }

    /// <summary>A GUID that stays the same in every database that the run is merged into.</summary>
    public required string RunId { get; init; }

    /// <summary>When it began, UTC, to the microsecond.</summary>
    public required DateTime Started { get; init; }

    /// <summary>When it ended, UTC; null while it works, and for ever if it was killed.</summary>
    public DateTime? Finished { get; init; }

    /// <summary>Why it ended; null as <see cref="Finished"/>.</summary>
    public BatchStop? StoppedBy { get; init; }

    /// <summary>Name of the machine.</summary>
    public string Machine { get; init; } = Environment.MachineName;

    /// <summary>The process on that machine.</summary>
    public int ProcessId { get; init; } = Environment.ProcessId;

    /// <summary>Full paths of the folders that were looked through.</summary>
    public required IReadOnlyList<string> Folders { get; init; }

    /// <summary>What was read of each picture.</summary>
    public BatchReading Reading { get; init; }

    /// <summary>Numbers of digits that were possible in a text; empty for any.</summary>
    public IReadOnlyList<int> Lengths { get; init; } = [];

    /// <summary>The form that texts have; null for any.</summary>
    public string? Pattern { get; init; }

    /// <summary>Rows that grids have; null if they were found out.</summary>
    public int? GridRows { get; init; }

    /// <summary>Columns that grids have; null if they were found out.</summary>
    public int? GridColumns { get; init; }

    /// <summary>Whether every grid of a page was read, or the largest alone.</summary>
    public bool AllGrids { get; init; }

    /// <summary>The digits that were possible in a cell, 0..9; empty for any.</summary>
    public IReadOnlyList<int> AllowedDigits { get; init; } = [];

    /// <summary>The fields of a form; empty if grids were looked for.</summary>
    public IReadOnlyList<FormField> Fields { get; init; } = [];

    /// <summary>First 12 hexadecimal digits of the model file's SHA-256.</summary>
    public required string ModelId { get; init; }

    /// <summary>Full path of the model.</summary>
    public required string ModelPath { get; init; }

    /// <summary>As <see cref="ModelId"/>, of the model for numbers beside it; null unless cells were read.</summary>
    public string? TextModelId { get; init; }

    /// <summary>Full path of the model for numbers; null unless cells were read.</summary>
    public string? TextModelPath { get; init; }

    /// <summary>Version of the preprocessing.</summary>
    public required int PreprocessingVersion { get; init; }

    /// <summary>Below this confidence a picture was rejected, 0..1.</summary>
    public required double MinimumConfidence { get; init; }

    /// <summary>Version of DigitTools.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>Which part of the work it was, from 0; null if the work was not divided.</summary>
    public int? ShardIndex { get; init; }

    /// <summary>Into how many parts the work was divided; null as <see cref="ShardIndex"/>.</summary>
    public int? ShardCount { get; init; }

    /// <summary>Its counts so far.</summary>
    public BatchCounts Counts { get; init; }
}
