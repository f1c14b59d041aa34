using System.Globalization;
using DigitTools.Core.Files;
using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Native;
using DigitTools.Core.Reports;

namespace DigitTools.Core.Recognition.Grids;

/// <summary>Writes each cell of a sheet as a picture into a folder for what was read, for people to correct and to train on.</summary>
/// <remarks>
/// A picture that lies in another of the folders already, from an earlier run, stays there and is not written again: somebody may have put
/// it where it belongs. One in the same folder is replaced.
/// </remarks>
internal static class CellPictures
{
    /// <summary>Folders for what is no single digit; training leaves them out.</summary>
    private const string Several = "several", Rejected = "rejected", Empty = "empty";

    /// <summary>Bytes of UTF-8 that the name of a field takes at most in that of a file.</summary>
    private const int LongestField = 100;

    /// <summary>Writes all cells of one picture.</summary>
    /// <param name="beginning">Full path of the folder for the folders, and the beginning of the files' names.</param>
    /// <param name="result">What was read; a cell without its picture is left out.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.OutputNotWritable"/> or
    /// <see cref="DigitErrorId.NativeLibraryUnavailable"/>.</exception>
    public static void Write(string beginning, GridResult result)
    {
        string folder = Path.GetDirectoryName(beginning) ?? "", name = Path.GetFileName(beginning);
        string[] before = FoldersIn(folder);
        // Folder by folder: each is looked through once for what a killed process left.
        foreach (IGrouping<string, GridCell> cells in result.Cells.Where(cell => cell.Picture is not null).GroupBy(FolderOf))
        {
            string[] others = [.. before.Where(other => !Path.GetFileName(other).Equals(cells.Key, StringComparison.OrdinalIgnoreCase))];
            foreach (GridCell cell in cells)
            {
                string file = NameOf(name, cell, result);
                if (others.Any(other => File.Exists(Path.Combine(other, file)))) continue;
                byte[] png = Encode(cell.Picture!);
                ReplaceFile.Write(Path.Combine(folder, cells.Key, file), stream => stream.Write(png));
            }
        }
    }

    /// <summary>The folder for what was read: the digit, or what else it is.</summary>
    private static string FolderOf(GridCell cell) => cell switch
    {
        { Digit: { } digit } => digit.ToString(CultureInfo.InvariantCulture),
        { Status: RecognitionStatus.Recognized } => Several,
        { Status: RecognitionStatus.Rejected } => Rejected,
        _ => Empty,
    };

    private static string NameOf(string name, GridCell cell, GridResult result)
    {
        string page = result.Page == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $".p{result.Page}");
        string grid = cell.Grid == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $".g{cell.Grid}");
        return ChartNames.Cut(name, $"{page}{grid}.{PlaceOf(cell, result)}.png");
    }

    /// <summary>Row and column, or the name of the field, with its number where another one has the same name as a file.</summary>
    private static string PlaceOf(GridCell cell, GridResult result)
    {
        if (cell.Field.Length == 0) return string.Create(CultureInfo.InvariantCulture, $"r{cell.Row}c{cell.Column}");
        string field = FieldOf(cell);
        bool isUnique = result.Cells.Count(other => FieldOf(other).Equals(field, StringComparison.OrdinalIgnoreCase)) == 1;
        return isUnique ? field : string.Create(CultureInfo.InvariantCulture, $"{field}-{cell.Row}");
    }

    private static string FieldOf(GridCell cell) => ChartNames.Cut(PictureNames.AsPart(cell.Field), "", LongestField);

    private static byte[] Encode(GrayPicture picture)
    {
        try
        {
            return PictureThumbnail.EncodeGray(picture.Pixels, picture.Width, picture.Height);
        }
        catch (Exception e) when (NativeFailure.IsLoadFailure(e))
        {
            throw Errors.NativeLibraryUnavailable("SkiaSharp", NativeFailure.Reason(e), e);
        }
    }

    private static string[] FoldersIn(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Errors.OutputNotWritable(folder, e);
        }
    }
}
