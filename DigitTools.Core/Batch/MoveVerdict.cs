namespace DigitTools.Core.Batch;

/// <summary>What is to be done about a move that an earlier run began.</summary>
internal enum MoveVerdict
{
    /// <summary>From and to folders of this run: it is ended.</summary>
    Ours,

    /// <summary>The picture is still where it was, in a folder of this run, and would go elsewhere now: the move is forgotten.</summary>
    Outdated,

    /// <summary>Other folders: it waits for a run over those, and no file is touched.</summary>
    Foreign,

    /// <summary>It leads to what is no path: the move is forgotten, and said.</summary>
    Senseless,
}
