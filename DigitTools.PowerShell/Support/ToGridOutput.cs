using DigitTools.Core.Recognition.Grids;

namespace DigitTools.Support;

/// <summary>From the core's records of sheets to the objects that users get.</summary>
internal static class ToGridOutput
{
    public static DigitCell Cell(GridCell cell, string path, int page, string modelId, string textModelId) => new()
    {
        Path = path,
        Page = page,
        Grid = cell.Grid,
        Row = cell.Row,
        Column = cell.Column,
        RowSpan = cell.RowSpan,
        ColumnSpan = cell.ColumnSpan,
        Field = cell.Field.Length > 0 ? cell.Field : null,
        Status = cell.Status.ToString(),
        Reason = cell.Reason.ToString(),
        Text = cell.Text,
        Digit = cell.Digit,
        Confidence = cell.Confidence,
        Second = cell.Second,
        SecondConfidence = cell.SecondConfidence,
        Left = cell.Box.Left,
        Top = cell.Box.Top,
        Width = cell.Box.Width,
        Height = cell.Box.Height,
        ModelId = modelId,
        TextModelId = textModelId,
    };
}
