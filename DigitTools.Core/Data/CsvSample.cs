using nietras.SeparatedValues;

namespace DigitTools.Core.Data;

/// <summary>The first rows of a table of text, by which its columns are told.</summary>
/// <param name="Path">Full path of the file: CSV by comma, semicolon, tab or bar, or ARFF; plain or gzipped.</param>
/// <param name="Delimiter">What parts the columns.</param>
/// <param name="Start">Characters in front of the first row.</param>
/// <param name="Rows">The first rows, at least one; that of the names too.</param>
internal sealed record CsvSample(string Path, char Delimiter, int Start, IReadOnlyList<string[]> Rows)
{
    private const string Delimiters = ",;\t|";

    /// <summary>Characters that are looked at; a row has to be shorter.</summary>
    private const int Length = 1 << 18;

    /// <summary>No table that fits into memory has more bytes.</summary>
    private const long MaximumLength = 20L << 30;

    /// <summary>Reads the first rows of a file.</summary>
    /// <param name="path">Full path.</param>
    /// <returns>Null if it is no text.</returns>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DataInvalid"/>: it can't be read.</exception>
    public static CsvSample? Read(string path)
    {
        string text = PackedFile.Reading(path, () =>
        {
            using StreamReader reader = OpenText(path, out _);
            char[] block = new char[Length];
            int length = reader.ReadBlock(block);
            // Of a row that isn't there to its end nothing can be told.
            int end = length < Length ? length : Array.LastIndexOf(block, '\n', length - 1) + 1;
            return new string(block, 0, end);
        });
        int start = StartOf(path, text);
        string first = text[start..].Split('\n', 2)[0];
        if (string.IsNullOrWhiteSpace(first) || text.Contains('\0', StringComparison.Ordinal)) return null;
        char delimiter = Delimiters.MaxBy(c => first.Count(other => other == c));
        if (!first.Contains(delimiter, StringComparison.Ordinal) && first.Trim().Contains(' ', StringComparison.Ordinal)) delimiter = ' ';

        var rows = new List<string[]>();
        using SepReader sample = Options(delimiter).FromText(text[start..]);
        foreach (SepReader.Row row in sample)
        {
            string[] cells = new string[row.ColCount];
            for (int i = 0; i < cells.Length; i++) cells[i] = row[i].ToString();
            if (cells is not [""]) rows.Add(cells);
        }

        return rows.Count > 0 ? new CsvSample(path, delimiter, start, rows) : null;
    }

    /// <summary>Opens the table to read all of its rows, that of the names too.</summary>
    /// <param name="file">The file, whose position tells how much was read.</param>
    public SepReader Open(out FileStream file)
    {
        StreamReader text = OpenText(Path, out file);
        try
        {
            text.ReadBlock(new char[Start]);
            return Options(Delimiter).From(text);
        }
        catch
        {
            text.Dispose();
            throw;
        }
    }

    private static StreamReader OpenText(string path, out FileStream file) => new(PackedFile.Open(path, MaximumLength, out file));

    private static SepReaderOptions Options(char delimiter) => Sep.New(delimiter).Reader(o => o with
    {
        HasHeader = false,
        Unescape = true,
        DisableColCountCheck = true,
        Trim = SepTrim.Outer,
    });

    /// <summary>The rows of an ARFF file begin after its line <c>@data</c>.</summary>
    private static int StartOf(string path, string text)
    {
        if (!path.Contains(".arff", StringComparison.OrdinalIgnoreCase)) return 0;
        int data = text.IndexOf("\n@data", StringComparison.OrdinalIgnoreCase);
        return data < 0 ? text.Length : text.IndexOf('\n', data + 1) + 1;
    }
}
