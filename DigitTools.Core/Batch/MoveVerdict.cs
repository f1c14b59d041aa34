namespace DigitTools.Core.Batch;

/// <summary>What is to be done about a move that an earlier run began.</summary>
internal enum MoveVerdict
{
    /// <summary>Between folders of this run: the move is ended.</summary>
    Ours,

    /// <summary>The picture is still where it was, in a folder of this run, and would go elsewhere now: the move is forgotten.</summary>
    Outdated,

    /// <summary>Between other folders: the move waits for a run over those, and no file is touched.</summary>
    Foreign,

    /// <summary>Its destination is no path: the move is forgotten and reported.</summary>
    Senseless,
}
