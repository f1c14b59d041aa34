namespace DigitTools.Core.Recognition;

/// <summary>A picture to read.</summary>
/// <param name="Path">Full path; of a picture that is no file, what people call it.</param>
/// <param name="ChartPath">Full path of the chart to draw of it; null for none.</param>
/// <param name="CellPath">Of a sheet: full path of a folder and the beginning of a file name for pictures of its cells; null for
/// none.</param>
/// <param name="IsKnown">Whether the content with this SHA-256 is done already: then the file is not decoded. Called on any
/// thread. Needs a reader that hashes content.</param>
/// <param name="Content">The bytes of a picture that is no file; null to read the file. Not to be changed before the result is
/// there.</param>
/// <param name="OnePage">Refuses a file with several pages, where a picture is to give one result.</param>
internal sealed record PictureRequest(
    string Path,
    string? ChartPath = null,
    string? CellPath = null,
    Func<byte[], bool>? IsKnown = null,
    ReadOnlyMemory<byte>? Content = null,
    bool OnePage = false)
{
    /// <summary>Whether pictures are needed beside what is read, for a chart or for files of cells.</summary>
    public bool NeedsPictures => (ChartPath ?? CellPath) is not null;
}
