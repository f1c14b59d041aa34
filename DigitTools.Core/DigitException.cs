namespace DigitTools.Core;

/// <summary>An error that the user can act on. Made by <see cref="Errors"/> only.</summary>
/// <remarks>
/// Its message, for a terminal or a log, shows control characters of what it quotes as <see cref="VisibleText"/> does. Its target is raw.
/// </remarks>
public sealed class DigitException : Exception
{
    internal DigitException(DigitErrorId id, string message, string target, Exception? innerException = null)
        : base(VisibleText.Of(message), innerException)
    {
        Id = id;
        Target = target;
    }

    /// <summary>The kind of error.</summary>
    public DigitErrorId Id { get; }

    /// <summary>
    /// Whether one picture alone is at fault: it is missing, damaged, too large or of another kind, and others can be read.
    /// </summary>
    public bool IsOfPicture => Id.IsOfPicture();

    /// <summary>What the error is about: usually the full path of a file.</summary>
    public string Target { get; }

    /// <summary>What the user can do, as a name; null if it is what there is to do about all errors of this kind.</summary>
    public string? Advice { get; internal init; }
}
