using System.Collections.Frozen;
using System.Globalization;
using static DigitTools.Core.Tables.PropertyValue;

namespace DigitTools.Core.Tables;

/// <summary>
/// What was read of a picture, from whatever has the properties of a prediction, of a text or of a row of a batch: the object itself, or a
/// line of a CSV or JSON file that it was written to.
/// </summary>
internal sealed class PictureRow
{
    /// <summary>Status of a picture with writing that was not read.</summary>
    internal const string Rejected = "Rejected";

    /// <summary>Status of a picture without writing.</summary>
    internal const string Empty = "Empty";

    /// <summary>Status of a file that could not be read.</summary>
    internal const string Failed = "Failed";

    /// <summary>The folder of pictures with several digits.</summary>
    public const string Several = "several";

    private const string Recognized = "Recognized";

    private static readonly FrozenSet<string> s_shares =
        Names(["Confidence", "SecondConfidence", "LowestConfidence", "MinimumConfidence", "Margin", .. Probabilities()]);

    private static readonly FrozenSet<string> s_numbers = Names(
    [
        "Digit", "BestGuess", "Second", "Page", "Length", "LineCount", "LowestIndex", "Left", "Top", "Width", "Height", "Size", "Grid",
        "Row", "Column", "RowSpan", "ColumnSpan", "Line", "Index",
    ]);

    private static readonly FrozenSet<string> s_derived = Names(["Name", "Directory", "Page", "BestGuess"]);

    /// <summary>What a cell of a sheet has, each 1 ..</summary>
    private static readonly string[] s_place = ["Grid", "Row", "Column"];

    private readonly Func<string, object?> _valueOf;

    private PictureRow(string path, string status, Func<string, object?> valueOf)
    {
        Path = path;
        Status = status;
        _valueOf = valueOf;
    }

    /// <summary>Full path of the picture.</summary>
    public string Path { get; }

    /// <summary>Which page of it, 1 ..; 1 of a single picture.</summary>
    public int Page => WholeOf(_valueOf("Page")) is { } page and > 0 ? page : 1;

    /// <summary>Recognized, Rejected, Empty, Failed, or whatever else the source of the row calls it.</summary>
    public string Status { get; }

    /// <summary>The one digit that was recognized, 0..9; null if there is none or there are several.</summary>
    public int? Digit => Status != Recognized ? null : DigitOf(_valueOf("Digit")) ?? (Text is [var only] ? DigitOf(only) : null);

    /// <summary>What was recognized, an <see cref="int"/> or a number as text; null if nothing was.</summary>
    public object? Reading => Status != Recognized ? null : (object?)DigitOf(_valueOf("Digit")) ?? Text;

    /// <summary>The likeliest reading whatever the status, an <see cref="int"/> or a number as text; null if there is none.</summary>
    public object? BestGuess => DigitOf(_valueOf("BestGuess")) ?? Reading ?? DigitOfCell ?? Text ?? (object?)Likeliest();

    /// <summary>Whether it is a cell of a sheet, or a field of a form, rather than all of a picture.</summary>
    public bool IsCell => Array.TrueForAll(s_place, name => WholeOf(_valueOf(name)) is > 0);

    /// <summary>Whether it is a field of a form, which has a name.</summary>
    public bool IsField => IsCell && TextOf(_valueOf("Field")).Length > 0;

    /// <summary>Whether a person has to look: nothing was recognized, and the picture isn't blank.</summary>
    public bool IsDoubtful => Status is not (Recognized or Empty);

    /// <summary>
    /// The folder that the picture belongs into: its digit, else <c>several</c>, <c>rejected</c>, <c>empty</c> or <c>failed</c>, which
    /// training leaves out.
    /// </summary>
    public string ClassFolder => Digit?.ToString(CultureInfo.InvariantCulture) ?? Status switch
    {
        Recognized => Several,
        Empty => "empty",
        Failed => "failed",
        _ => "rejected",
    };

    /// <summary>The text of a number, lines with a line feed between; null of a picture of one digit, and if there is no text.</summary>
    private string? Text => TextOf(_valueOf("Text")) is { Length: > 0 } text ? text : null;

    /// <summary>The one digit of a cell, a number: in a column of numbers a text would not be added up.</summary>
    private object? DigitOfCell => IsCell && Text is [var only] ? DigitOf(only) : null;

    /// <summary>Takes a row from an object.</summary>
    /// <param name="valueOf">The value of a property by its name; null if there is none.</param>
    /// <param name="locate">Makes a full path of that of the picture.</param>
    /// <returns>Null if there is no path or no status.</returns>
    public static PictureRow? From(Func<string, object?> valueOf, Func<string, string> locate)
    {
        ArgumentNullException.ThrowIfNull(valueOf);
        ArgumentNullException.ThrowIfNull(locate);
        string path = TextOf(valueOf("Path")), status = TextOf(valueOf("Status"));
        return path.Length == 0 || status.Length == 0 ? null : new PictureRow(locate(path), status, valueOf);
    }

    /// <summary>Whether a row has the property even if its object doesn't: it follows from others.</summary>
    public static bool IsDerived(string property) => s_derived.Contains(property);

    /// <summary>Whether the property is a share of 1, which people read in percent.</summary>
    public static bool IsShare(string property) => s_shares.Contains(property);

    /// <summary>A property as a number, text, Boolean or time, whatever kind of file it comes from; null if there is nothing.</summary>
    /// <param name="property">Its name, in any case.</param>
    public object? ValueOf(string property) => Typed(property, _valueOf(property)) ?? Derived(property);

    private object? Derived(string property) => property.ToUpperInvariant() switch
    {
        "NAME" => System.IO.Path.GetFileName(Path),
        "DIRECTORY" => System.IO.Path.GetDirectoryName(Path),
        "PAGE" => 1,
        "BESTGUESS" => BestGuess,
        _ => null,
    };

    private static object? Typed(string property, object? value) => value switch
    {
        null => null,
        string text when IsShare(property) => (object?)NumberOf(text) ?? Filled(text),
        string text when s_numbers.Contains(property) => (object?)WholeOf(text) ?? Filled(text),
        string text => Filled(text),
        sbyte or byte or short or ushort or int => Convert.ToInt32(value, CultureInfo.InvariantCulture),
        uint or long or ulong or float or double or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        DateTimeOffset time => time.LocalDateTime,
        bool or DateTime => value,
        _ => Filled(TextOf(value)),
    };

    private static string? Filled(string text) => text.Length > 0 ? text : null;

    /// <summary>The likeliest of <c>P0</c> .. <c>P9</c>; null if they aren't all there, or no network ran.</summary>
    private int? Likeliest()
    {
        double?[] probabilities = [.. Probabilities().Select(name => PartOf(_valueOf(name)))];
        return probabilities.Contains(null) || probabilities.Max() is not > 0 ? null : Array.IndexOf(probabilities, probabilities.Max());
    }

    private static IEnumerable<string> Probabilities() =>
        Enumerable.Range(0, DigitShape.ClassCount).Select(d => string.Create(CultureInfo.InvariantCulture, $"P{d}"));

    private static FrozenSet<string> Names(IEnumerable<string> names) => names.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
