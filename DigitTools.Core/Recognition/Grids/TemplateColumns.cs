namespace DigitTools.Core.Recognition.Grids;

/// <summary>Where in a table of fields what is.</summary>
internal sealed class TemplateColumns
{
    private static readonly string[] s_names = ["name", "field", "id"];
    private static readonly string[] s_regions = ["region", "rectangle", "box", "area"];
    private static readonly string[][] s_sides = [["left", "x"], ["top", "y"], ["width", "w"], ["height", "h"]];
    private static readonly string[] s_kinds = ["kind", "type"];
    private static readonly string[] s_patterns = ["pattern", "form", "format"];
    private static readonly string[] s_lengths = ["length", "lengths", "digits"];

    private readonly int _count;
    private readonly bool _hasDecimalComma;
    private readonly int _name;
    private readonly int _region;
    private readonly int[] _sides;
    private readonly int _kind;
    private readonly int _pattern;
    private readonly int _length;

    private TemplateColumns(string[] header, bool hasDecimalComma)
    {
        (_count, _hasDecimalComma) = (header.Length, hasDecimalComma);
        _name = Find(header, s_names);
        _region = Find(header, s_regions);
        _sides = [.. s_sides.Select(side => Find(header, side))];
        _kind = Find(header, s_kinds);
        _pattern = Find(header, s_patterns);
        _length = Find(header, s_lengths);
    }

    /// <summary>Finds the columns.</summary>
    /// <param name="path">Of the file, for messages.</param>
    /// <param name="header">Their names.</param>
    /// <param name="hasDecimalComma">Whether a comma in a number can only be the decimal one: it parts no columns.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.TemplateInvalid"/>: one that is needed is missing.</exception>
    public static TemplateColumns Of(string path, string[] header, bool hasDecimalComma)
    {
        var columns = new TemplateColumns(header, hasDecimalComma);
        if (columns._name < 0) throw Errors.TemplateColumnMissing(path, "name");
        if (columns._region >= 0) return columns;

        int missing = Array.FindIndex(columns._sides, side => side < 0);
        if (missing < 0) return columns;
        bool hasSides = Array.Exists(columns._sides, side => side >= 0);
        throw Errors.TemplateColumnMissing(path, hasSides ? s_sides[missing][0] : "region");
    }

    /// <summary>The name of a field.</summary>
    public string Name(string[] row) => Cell(row, _name);

    /// <summary>Its region, as it is written.</summary>
    public string Region(string[] row) =>
        _region >= 0 ? Cell(row, _region) : string.Join(',', _sides.Select(side => Side(row, side)));

    /// <summary>Whether a line has more columns than the first one, as one has whose region stands without quotation marks.</summary>
    public bool HasMore(string[] row) => row.Length > _count;

    /// <summary>Its kind; empty if none is given.</summary>
    public string Kind(string[] row) => Cell(row, _kind);

    /// <summary>Its pattern; empty if it has none.</summary>
    public string Pattern(string[] row) => Cell(row, _pattern);

    /// <summary>How many digits it has; empty if that isn't known.</summary>
    public string Length(string[] row) => Cell(row, _length);

    private string Side(string[] row, int column) =>
        _hasDecimalComma ? Cell(row, column).Replace(',', '.') : Cell(row, column);

    private static string Cell(string[] row, int column) => column >= 0 && column < row.Length ? row[column].Trim() : "";

    private static int Find(string[] header, string[] names) => names
        .Select(name => Array.FindIndex(header, column => column.Trim().Equals(name, StringComparison.OrdinalIgnoreCase)))
        .FirstOrDefault(column => column >= 0, -1);
}
