using System.Globalization;
using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Core.Data;

/// <summary>What the columns of a table are, told by their names or, where it has none, by the first rows.</summary>
internal sealed class CsvShape
{
    private static readonly string[] s_labelNames = ["label", "labels", "class", "target", "digit", "y", "annotation", "category", "text"];
    private static readonly string[] s_idNames = ["", "id", "index", "imageid", "unnamed0", "row"];

    private readonly int _columns;
    private readonly int _firstRow;

    private CsvShape(CsvSample sample)
    {
        Sample = sample;
        _columns = sample.Rows.Skip(1).Take(20).Append(sample.Rows[0]).GroupBy(row => row.Length).MaxBy(group => group.Count())!.Key;
        _firstRow = HasNames() ? 1 : 0;
        Find();
    }

    /// <summary>Its first rows.</summary>
    public CsvSample Sample { get; }

    /// <summary>What it holds.</summary>
    public CsvKind Kind { get; private set; }

    /// <summary>Whether the first row has the names of the columns.</summary>
    public bool HasHeader => _firstRow > 0;

    /// <summary>The column of the labels.</summary>
    public int Label { get; private set; } = -1;

    /// <summary>Where the label may be as well, as the first rows don't tell; -1 if they do.</summary>
    public int OtherLabel { get; private set; } = -1;

    /// <summary>The column of the pictures' names.</summary>
    public int Name { get; private set; } = -1;

    /// <summary>The columns that are neither label nor number of the row.</summary>
    public int[] Pixels { get; private set; } = [];

    private IEnumerable<string[]> DataRows => Sample.Rows.Skip(_firstRow).Where(row => row.Length == _columns);

    /// <summary>Looks at a file.</summary>
    /// <param name="path">Full path.</param>
    /// <returns>Null if it is no table.</returns>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DataInvalid"/>: it can't be read.</exception>
    public static CsvShape? Of(string path) => CsvSample.Read(path) is { } sample ? new CsvShape(sample) : null;

    /// <summary>What it has, in words that follow its name.</summary>
    public string Words()
    {
        int side = (int)Math.Sqrt(_columns - 1);
        return Kind switch
        {
            CsvKind.PixelsAlone => "has 784 columns of pixels and none with a label",
            CsvKind.NamesAlone => "names pictures and has no column with a label",
            CsvKind.Other when side >= 4 && side * side == _columns - 1 => FormattableString.Invariant(
                $"has {_columns} columns, as for a label and {side} x {side} pixels; 28 x 28 are needed, 784 columns and the label"),
            CsvKind.Other => FormattableString.Invariant(
                $"has {_columns} columns ({string.Join(", ", Sample.Rows[0].Take(4))}{(_columns > 4 ? ", ..." : "")})"),
            _ => "has labels",
        };
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static bool IsNumber(string cell) => double.TryParse(cell.Trim('\'', '"'), CultureInfo.InvariantCulture, out _);

    private bool HasNames()
    {
        string[] first = Sample.Rows[0];
        bool isCount = first.Length > 20 && first.Skip(1).Zip(first.Skip(2), (a, b) =>
            double.TryParse(a, CultureInfo.InvariantCulture, out double x) && double.TryParse(b, CultureInfo.InvariantCulture, out double y)
            && y - x == 1).All(next => next);
        if (isCount || first.Select(Plain).Intersect(s_labelNames).Any()) return true;
        string[]? second = Sample.Rows.ElementAtOrDefault(1);
        return second?.Length == first.Length && first.Zip(second).Any(c => c.First.Length > 0 && !IsNumber(c.First) && IsNumber(c.Second));
    }

    private void Find()
    {
        string[] names = HasHeader ? [.. Sample.Rows[0].Select(Plain)] : [];
        Label = Array.FindIndex(names, name => s_labelNames.Contains(name));
        Name = NameColumn(names);
        if (Name >= 0)
        {
            if (Label < 0 && _columns == 2) Label = 1 - Name;
            Kind = Label >= 0 && Label != Name ? CsvKind.Names : CsvKind.NamesAlone;
            return;
        }

        bool[] isId = [.. Enumerable.Range(0, _columns).Select(c => c < names.Length && s_idNames.Contains(names[c]))];
        int[] rest = [.. Enumerable.Range(0, _columns).Where(c => c != Label && !isId[c])];
        if (Label < 0 && rest.Length == DigitShape.PixelCount + 1) rest = WithoutLabel(rest);
        Pixels = rest;
        if (rest.Length == DigitShape.PixelCount) Kind = Label >= 0 ? CsvKind.Pixels : CsvKind.PixelsAlone;
    }

    /// <summary>The column of names of pictures: one that says so, or one whose cells do.</summary>
    private int NameColumn(string[] names)
    {
        int named = Array.FindIndex(
            names, name => name.StartsWith("file", StringComparison.Ordinal) || name.EndsWith("path", StringComparison.Ordinal));
        if (named >= 0) return named;
        if (_columns > 20 || !DataRows.Any()) return -1;
        return Enumerable.Range(0, _columns).FirstOrDefault(c => DataRows.All(row => PictureNames.IsPicture(row[c])), -1);
    }

    /// <summary>
    /// Of 785 columns without names the first or the last is the label. Pixels of a corner are the same in all pictures, and labels
    /// are not, unless the rows are sorted.
    /// </summary>
    private int[] WithoutLabel(int[] columns)
    {
        int first = columns[0], last = columns[^1];
        int ofFirst = Values(first), ofLast = Values(last);
        if (ofFirst == 0 && ofLast == 0) return columns;
        Label = ofLast > ofFirst ? last : first;
        if (ofFirst == 1 && ofLast == 1) OtherLabel = last;
        return [.. columns.Where(c => c != Label)];
    }

    /// <summary>How many different labels a column has in the first rows; 0 if most of its cells can't be labels.</summary>
    private int Values(int column)
    {
        var values = new HashSet<byte>();
        int labels = 0, cells = 0;
        foreach (string[] row in DataRows)
        {
            cells++;
            if (!LabelBytes.TryParse(row[column], out byte label)) continue;
            values.Add(label);
            labels++;
        }

        return 2 * labels > cells ? values.Count : 0;
    }
}
