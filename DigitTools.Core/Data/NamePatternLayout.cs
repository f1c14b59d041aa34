using System.Text;
using System.Text.RegularExpressions;
using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Core.Data;

/// <summary>Pictures whose names tell the digit, in the way that a pattern says.</summary>
internal sealed class NamePatternLayout : IDataLayout
{
    /// <summary>What stands for the digit in a pattern.</summary>
    public const string Place = "{label}";

    private const string Label = "(?<label>0?[0-9]|zero|one|two|three|four|five|six|seven|eight|nine)";

    private readonly Regex _regex;
    private readonly bool _hasFolders;

    /// <summary>Takes a pattern such as <c>{label}_*.png</c>.</summary>
    /// <param name="pattern">
    /// <c>{label}</c> for the digit, <c>*</c> for any characters, <c>?</c> for one; with <c>/</c> it is of the path below the folder.
    /// Beside a star no further digit may stand: <c>*{label}.png</c> doesn't fit <c>scan17.png</c>.
    /// </param>
    /// <exception cref="ArgumentException">The pattern hasn't <c>{label}</c> once.</exception>
    public NamePatternLayout(string pattern)
    {
        string[] sides = pattern.Replace('\\', '/').Split(Place);
        if (sides.Length != 2) throw new ArgumentException($"A pattern has {Place} once.", nameof(pattern));
        _hasFolders = pattern.AsSpan().ContainsAny('/', '\\');
        var regex = new StringBuilder("^");
        regex.Append(sides[0] is [.. var before, '*'] ? Escape(before) + "(?:[^/]*[^0-9/])?" : Escape(sides[0]));
        regex.Append(Label);
        regex.Append(sides[1] is ['*', .. var after] ? "(?:[^0-9/][^/]*)?" + Escape(after) : Escape(sides[1]));
        // Without backtracking: no pattern and no name takes long.
        _regex = new Regex(
            regex.Append('$').ToString(), RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    /// <inheritdoc/>
    public DataSource? Find(DataTree folder)
    {
        var source = new DataSource("pictures named after a pattern");
        IEnumerable<(DataPart Part, LabelledPicture Picture)> found =
            from below in folder.All()
            from path in below.Files
            where PictureNames.IsPicture(path)
            let match = _regex.Match(_hasFolders ? Path.GetRelativePath(folder.Path, path).Replace('\\', '/') : Path.GetFileName(path))
            where match.Success
            select (PartOf(folder, path), new LabelledPicture(path, LabelOf(match)));
        foreach (IGrouping<DataPart, LabelledPicture> part in found.GroupBy(f => f.Part, f => f.Picture))
        {
            LabelledPicture[] pictures = [.. part];
            source.Add(part.Key, reading => PictureLoader.Read(folder.Path, pictures, reading), pictures.Select(picture => picture.Path));
        }

        return source.IsEmpty ? null : source;
    }

    /// <summary>Whether the name of a picture has the form of the pattern, which has no folders.</summary>
    /// <param name="path">Name or path.</param>
    public bool Fits(string path) => _regex.IsMatch(Path.GetFileName(path));

    private static byte LabelOf(Match match) => LabelBytes.TryParse(match.Groups["label"].ValueSpan, out byte label) ? label : default;

    /// <summary>The half that the folder of a picture is, the innermost that tells.</summary>
    private static DataPart PartOf(DataTree root, string path)
    {
        string folders = Path.GetRelativePath(root.Path, Path.GetDirectoryName(path)!);
        return folders.Split('/', '\\').Reverse().Select(NameWords.PartOf).FirstOrDefault(part => part != DataPart.Whole);
    }

    private static string Escape(string text) =>
        Regex.Escape(text).Replace(@"\*", "[^/]*", StringComparison.Ordinal).Replace(@"\?", "[^/]", StringComparison.Ordinal);
}
