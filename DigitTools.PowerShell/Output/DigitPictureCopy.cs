namespace DigitTools;

/// <summary>A picture that was put into a folder. All properties are scalars, so that a CSV or JSON file holds them whole.</summary>
public sealed class DigitPictureCopy
{
    /// <summary>Full path of where the picture was.</summary>
    public required string Source { get; init; }

    /// <summary>Full path of the file in the folder: the copy, the picture itself, or what was there with the same content.</summary>
    public required string Destination { get; init; }

    /// <summary>The digit, 0..9; null if the picture has none, or several.</summary>
    public int? Digit { get; init; }

    /// <summary>Copied, Moved, or Unchanged.</summary>
    public required string Status { get; init; }
}
