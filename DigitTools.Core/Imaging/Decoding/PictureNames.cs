namespace DigitTools.Core.Imaging.Decoding;

/// <summary>Which files a folder's pictures are, by their names; what they are for sure only their content tells.</summary>
internal static class PictureNames
{
    private static readonly HashSet<string> s_extensions =
        new(StringComparer.OrdinalIgnoreCase) { ".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp" };

    /// <summary>
    /// Whether a file is named as a picture. Hidden ones are not: programs keep half-written files and thumbnails under such names.
    /// </summary>
    /// <param name="name">Name or path.</param>
    public static bool IsPicture(string name) => s_extensions.Contains(Path.GetExtension(name)) && !IsHidden(name);

    /// <summary>The name of a picture for people, after that of its folder: pictures of many folders are often called alike.</summary>
    /// <param name="path">Full path.</param>
    public static string WithFolder(string path)
    {
        string name = Path.GetFileName(path), folder = Path.GetFileName(Path.GetDirectoryName(path) ?? "");
        return folder.Length == 0 ? name : $"{folder}/{name}";
    }

    /// <summary>Whether the name says that the file is not for people.</summary>
    /// <param name="name">Name or path.</param>
    public static bool IsHidden(string name) => Path.GetFileName(name.AsSpan()) is ['.', ..];
}
