using System.Globalization;
using System.Text;

namespace DigitTools.Core.Recognition;

/// <summary>
/// Names the charts of one run: <c>&lt;name&gt;.prediction.png</c> for example. A picture whose name one of another folder has already gets
/// the name of its folder before it, and a number if that isn't enough. <c>scan.p2.png</c> may not have the name that the second page of
/// <c>scan.tif</c> gets, whichever of them comes first.
/// </summary>
/// <param name="folder">Full path of the folder for all charts.</param>
/// <param name="kind">What they show, the middle of their names.</param>
internal sealed class ChartNames(string folder, string kind = ChartNames.Prediction)
{
    /// <summary>The chart of one digit.</summary>
    public const string Prediction = "prediction";

    /// <summary>The chart of a number.</summary>
    public const string Text = "text";

    /// <summary>The chart of a sheet.</summary>
    public const string Grid = "grid";

    /// <summary>What the name of a picture of a cell ends in at most: page, grid, row, column.</summary>
    public const string Cell = "p10000.g1000.r1000.c1000";

    private readonly string _extension = $".{kind}.png";

    /// <summary>
    /// Bytes of UTF-8: no file system takes more. The end of a picture's name that leaves no room for the chart's is cut off.
    /// </summary>
    private const int LongestName = 255;

    /// <summary>The names given, each with the folder of its picture.</summary>
    private readonly Dictionary<string, string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names whose pages would have a name that was given, each with the folder of that picture.</summary>
    private readonly Dictionary<string, string> _paged = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Full path of the chart of a page.</summary>
    /// <param name="chartPath">What <see cref="Next"/> gave; it is that of the first page.</param>
    /// <param name="page">Which page, 1 ..</param>
    internal static string OfPage(string chartPath, int page)
    {
        if (page == 1) return chartPath;
        string file = Path.GetFileName(chartPath);
        int kind = file.LastIndexOf('.', file.Length - Path.GetExtension(file).Length - 1);
        if (kind < 0) kind = file.Length - Path.GetExtension(file).Length;
        string mark = string.Create(CultureInfo.InvariantCulture, $".p{page}"), end = mark + file[kind..];
        return Path.Combine(Path.GetDirectoryName(chartPath) ?? "", Cut(file[..kind], end));
    }

    /// <summary>Full path of the chart of the next picture.</summary>
    /// <param name="picturePath">Path of the picture.</param>
    public string Next(string picturePath)
    {
        string name = Path.GetFileNameWithoutExtension(picturePath), from = Path.GetDirectoryName(picturePath) ?? "";
        string unique = Fitting(name, "");
        if (FolderOf(unique) is { } other && other != from && Path.GetFileName(from) is { Length: > 0 } parent)
            unique = Fitting(name = $"{parent}-{name}", "");
        for (int i = 2; FolderOf(unique) is not null; i++) unique = Fitting(name, string.Create(CultureInfo.InvariantCulture, $"-{i}"));
        _taken.Add(unique, from);
        for (string? whole = WithoutPage(unique); whole is not null; whole = WithoutPage(whole)) _paged.TryAdd(whole, from);
        return Path.Combine(folder, unique + _extension);
    }

    /// <summary>The beginning of the full paths of several files of the next picture, which end in up to as much as the kind.</summary>
    /// <param name="picturePath">Path of the picture.</param>
    public string NextStem(string picturePath) => Next(picturePath)[..^_extension.Length];

    /// <summary>The folder of the picture that a name can't be given beside; null if it is free.</summary>
    private string? FolderOf(string name)
    {
        if (_taken.TryGetValue(name, out string? folder) || _paged.TryGetValue(name, out folder)) return folder;
        for (string? whole = WithoutPage(name); whole is not null; whole = WithoutPage(whole))
            if (_taken.TryGetValue(whole, out folder)) return folder;
        return null;
    }

    /// <summary>What a name would be a page of, or a grid: <c>scan</c> of <c>scan.p2</c>; null of another one.</summary>
    private static string? WithoutPage(string name)
    {
        int dot = name.LastIndexOf('.');
        if (dot <= 0 || dot + 2 >= name.Length || name[dot + 1] is not ('p' or 'P' or 'g' or 'G')) return null;
        return name.AsSpan(dot + 2).ContainsAnyExceptInRange('0', '9') ? null : name[..dot];
    }

    private string Fitting(string name, string number)
    {
        string end = number + _extension;
        return Cut(name, end)[..^_extension.Length];
    }

    /// <summary>A name with an end that stays whole.</summary>
    /// <param name="name">What is cut where there is no room for all.</param>
    /// <param name="end">What is kept.</param>
    /// <param name="most">Bytes of UTF-8 that both take at most.</param>
    internal static string Cut(string name, string end, int most = LongestName)
    {
        int room = most - Encoding.UTF8.GetByteCount(end), length = 0;
        foreach (Rune rune in name.EnumerateRunes())
        {
            room -= rune.Utf8SequenceLength;
            if (room < 0) break;
            length += rune.Utf16SequenceLength;
        }

        return name[..length] + end;
    }
}
