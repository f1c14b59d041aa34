using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Core.Data;

/// <summary>
/// Tables of text: a label and 784 pixels in each row, as Kaggle has them, or the name of a picture and its label.
/// </summary>
internal sealed class CsvLayout : IDataLayout
{
    private static readonly string[] s_extensions = [".csv", ".tsv", ".txt", ".arff", ".data", ".tra", ".tes"];

    /// <inheritdoc/>
    public DataSource? Find(DataTree folder)
    {
        CsvShape[] tables = [.. folder.Files.Where(IsTable).Select(CsvShape.Of).OfType<CsvShape>()];
        (CsvShape Table, DataPart Part)[] labelled =
            [.. tables.Where(table => table.Kind is CsvKind.Pixels or CsvKind.Names).Select(table => (table, PartOf(table)))];
        if (labelled.Length == 0) return null;
        bool hasHalves = labelled.Any(l => l.Part != DataPart.Whole);
        CsvShape? alone = Array.Find(tables, table => table.Kind is CsvKind.PixelsAlone or CsvKind.NamesAlone);
        var source = new DataSource("tables")
        {
            Missing = alone is null ? null : $"'{Path.GetFileName(alone.Sample.Path)}' {alone.Words()}",
        };
        foreach (IGrouping<DataPart, CsvShape> part in labelled.GroupBy(l => l.Part, l => l.Table))
        {
            if (hasHalves && part.Key == DataPart.Whole) continue;
            CsvShape table = DataChoice.Of(folder.Path, part, t => t.Sample.Path);
            if (table.Kind == CsvKind.Pixels)
            {
                source.Add(part.Key, new CsvPixels(table).Read, table.Sample.Path);
                continue;
            }

            var names = new CsvNames(table, folder);
            source.Add(part.Key, names.Read, [table.Sample.Path, .. names.Paths]);
        }

        return source;
    }

    /// <summary>Whether a file is named as a table.</summary>
    /// <param name="path">Name or path.</param>
    public static bool IsTable(string path)
    {
        string name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        return s_extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase) && !PictureNames.IsHidden(path);
    }

    private static DataPart PartOf(CsvShape table)
    {
        string name = Path.GetFileName(table.Sample.Path);
        if (name.EndsWith(".tra", StringComparison.OrdinalIgnoreCase)) return DataPart.Train;
        return name.EndsWith(".tes", StringComparison.OrdinalIgnoreCase) ? DataPart.Test : NameWords.PartOf(name);
    }
}
