using System.Drawing;
using SpreadCheetah;
using SpreadCheetah.Styling;

namespace DigitTools.Core.Tables;

/// <summary>The styles of a workbook, each made when it is first needed.</summary>
/// <param name="workbook">The workbook.</param>
internal sealed class SheetStyles(Spreadsheet workbook)
{
    private const string TextFormat = "@";

    // Light enough for black text, and told apart without colours too: the sheet of pictures has the status beside them.
    private static readonly Color s_header = Color.FromArgb(0xD9, 0xE1, 0xF2);
    private static readonly Color s_doubtful = Color.FromArgb(0xFF, 0xE6, 0x99);
    private static readonly Color s_failed = Color.FromArgb(0xF8, 0xCB, 0xAD);
    private static readonly Color s_blank = Color.FromArgb(0x80, 0x80, 0x80);

    private readonly Dictionary<(CellTint, string?, bool), StyleId> _styles = [];

    /// <summary>The style of a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="isLink">Whether a click on it opens its target.</param>
    public StyleId Of(SheetCell cell, bool isLink)
    {
        string? format = cell.Value switch
        {
            // Text that looks like a number stays text when somebody edits it.
            string => TextFormat,
            DateTime => "yyyy-mm-dd hh:mm:ss",
            double when cell.IsShare => "0.0%",
            _ => null,
        };
        (CellTint, string?, bool) key = (cell.Tint, format, isLink);
        if (!_styles.TryGetValue(key, out StyleId? style)) _styles.Add(key, style = workbook.AddStyle(Make(cell.Tint, format, isLink)));
        return style;
    }

    private static Style Make(CellTint tint, string? format, bool isLink)
    {
        Style style = isLink ? Style.Hyperlink : new Style();
        if (format is not null)
            style.Format = format == TextFormat ? NumberFormat.Standard(StandardNumberFormat.Text) : NumberFormat.Custom(format);
        style.Font.Bold = tint == CellTint.Header;
        if (tint == CellTint.Blank && !isLink) style.Font.Color = s_blank;
        style.Fill.Color = tint switch
        {
            CellTint.Header => s_header,
            CellTint.Doubtful => s_doubtful,
            CellTint.Failed => s_failed,
            _ => null,
        };
        return style;
    }
}
