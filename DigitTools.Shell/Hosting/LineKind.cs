namespace DigitTools.Shell.Hosting;

/// <summary>How the reading of a line ended.</summary>
internal enum LineKind
{
    Line,

    /// <summary>Ctrl+C.</summary>
    Cancelled,

    /// <summary>Ctrl+D on an empty line.</summary>
    EndOfInput,
}
