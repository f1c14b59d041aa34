using System.IO.Compression;
using System.Xml.Linq;

namespace DigitTools.Core.Tests.Tables;

/// <summary>What a spreadsheet program reads of a workbook.</summary>
internal sealed class WorkbookFile
{
    private static readonly XNamespace s_main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private readonly XElement _styles;

    public WorkbookFile(string path)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        _styles = Load(archive, "xl/styles.xml");
        SheetNames = [.. Load(archive, "xl/workbook.xml").Descendants(s_main + "sheet").Select(s => s.Attribute("name")!.Value)];
        Sheets = [.. SheetNames.Select((_, i) => Load(archive, $"xl/worksheets/sheet{i + 1}.xml"))];
    }

    public IReadOnlyList<string> SheetNames { get; }

    public IReadOnlyList<XElement> Sheets { get; }

    /// <summary>The rows of a sheet.</summary>
    public XElement[][] Rows(int sheet) =>
        [.. Sheets[sheet].Descendants(s_main + "row").Select(row => row.Elements(s_main + "c").ToArray())];

    /// <summary>What a cell shows; text begins with an apostrophe.</summary>
    public static string Shown(XElement cell) => cell.Attribute("t")?.Value switch
    {
        "inlineStr" => "'" + cell.Value,
        "str" => "'" + cell.Element(s_main + "v")!.Value,
        _ => cell.Element(s_main + "v")?.Value ?? "",
    };

    /// <summary>The formula of a cell; null if it has none.</summary>
    public static string? Formula(XElement cell) => cell.Element(s_main + "f")?.Value;

    /// <summary>The colour behind a cell, without its opacity; null if it has none.</summary>
    public string? Fill(XElement cell)
    {
        int fill = (int)Style(cell).Attribute("fillId")!;
        XElement? color = _styles.Descendants(s_main + "fill").ElementAt(fill).Descendants(s_main + "fgColor").SingleOrDefault();
        return color?.Attribute("rgb")!.Value[2..];
    }

    /// <summary>The format of a cell, as its code or as its number.</summary>
    public string Format(XElement cell)
    {
        string id = Style(cell).Attribute("numFmtId")!.Value;
        XElement? format = _styles.Descendants(s_main + "numFmt").SingleOrDefault(f => f.Attribute("numFmtId")!.Value == id);
        return format?.Attribute("formatCode")!.Value ?? id;
    }

    private XElement Style(XElement cell) =>
        _styles.Element(s_main + "cellXfs")!.Elements().ElementAt((int?)cell.Attribute("s") ?? 0);

    private static XElement Load(ZipArchive archive, string name)
    {
        using Stream part = archive.GetEntry(name)!.Open();
        return XElement.Load(part, LoadOptions.PreserveWhitespace);
    }
}
