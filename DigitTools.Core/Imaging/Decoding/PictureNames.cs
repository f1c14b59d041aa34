using System.Globalization;

namespace DigitTools.Core.Imaging.Decoding;

/// <summary>Which files a folder's pictures are, by their names; what they are for sure only their content tells.</summary>
internal static class PictureNames
{
    /// <summary>What names of files can't have, on one system or another.</summary>
    private const string Forbidden = "<>:\"|?*";

    private static readonly HashSet<string> s_extensions =
        new(StringComparer.OrdinalIgnoreCase)
        {
            ".png", ".apng", ".jpg", ".jpeg", ".jpe", ".jif", ".jfif", ".bmp", ".dib", ".gif", ".webp",
            ".tif", ".tiff", ".pbm", ".pgm", ".ppm", ".pnm", ".tga", ".pdf",
        };

    /// <summary>
    /// Whether a file is named as a picture. Hidden ones are not: programs keep half-written files and thumbnails under such names.
    /// </summary>
    /// <param name="name">Name or path.</param>
    public static bool IsPicture(string name) => s_extensions.Contains(Path.GetExtension(name)) && !IsHidden(name);

    /// <summary>The name of a picture for people, after that of its folder: pictures of many folders are often called alike.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="page">Which page of it, 1 ..; the first isn't named.</param>
    public static string WithFolder(string path, int page = 1)
    {
        string name = Of(path, page), folder = Path.GetFileName(Path.GetDirectoryName(path) ?? "");
        return folder.Length == 0 ? name : $"{folder}/{name}";
    }

    /// <summary>The name of a picture for people.</summary>
    /// <param name="path">Name or path.</param>
    /// <param name="page">Which page of it, 1 ..; the first isn't named.</param>
    public static string Of(string path, int page)
    {
        string name = Path.GetFileName(path);
        return page == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}, page {page}");
    }

    /// <summary>
    /// A path that every file system takes, for what is written of a picture that is no file: people may call it what they like, as
    /// <c>https://example.org/7.png?page=1</c>.
    /// </summary>
    /// <param name="name">What people call it.</param>
    public static string AsFile(string name)
    {
        string file = string.Concat(
            name.Select(sign => sign == '\\' ? '/' : char.IsControl(sign) || Forbidden.Contains(sign) ? '_' : sign));
        file = file.TrimEnd('/');
        if (file.Length == 0) file = "_";

        // Only the end of a picture is an extension: not that of a sum such as 1.25.
        return s_extensions.Contains(Path.GetExtension(file)) && Path.GetFileNameWithoutExtension(file).Length > 0 ? file : $"{file}.png";
    }

    /// <summary>A part of a file's name that every file system takes.</summary>
    /// <param name="name">What people call it.</param>
    public static string AsPart(string name) => string.Concat(
        name.Select(sign => sign is '/' or '\\' || char.IsControl(sign) || Forbidden.Contains(sign) ? '_' : sign));

    /// <summary>Whether the name says that the file is not for people.</summary>
    /// <param name="name">Name or path.</param>
    public static bool IsHidden(string name) => Path.GetFileName(name.AsSpan()) is ['.', ..];
}
