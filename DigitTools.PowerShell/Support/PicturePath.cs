namespace DigitTools.Support;

/// <summary>Name and folder of a picture: of its path, of its address, or of what else people call it.</summary>
internal static class PicturePath
{
    private const string BehindScheme = "://";

    /// <summary>The last part of a path or an address; all of it if there is no part.</summary>
    public static string Name(string path)
    {
        string name = AddressFolder(path) is { } folder ? path[folder.Length..].TrimStart('/') : Path.GetFileName(path);
        return name.Length == 0 ? path : name;
    }

    /// <summary>What stands before the name.</summary>
    public static string Directory(string path) => AddressFolder(path) ?? Path.GetDirectoryName(path) ?? "";

    /// <summary>
    /// An address up to its last slash, not counting those of its query; null if it is no address. A path of the system would lose a slash
    /// of it.
    /// </summary>
    private static string? AddressFolder(string path)
    {
        int host = path.IndexOf(BehindScheme, StringComparison.Ordinal) + BehindScheme.Length;
        if (host < BehindScheme.Length) return null;
        int end = path.IndexOfAny(['?', '#'], host);
        int slash = path.AsSpan(host, (end < 0 ? path.Length : end) - host).LastIndexOf('/');
        return slash < 0 ? "" : path[..(host + slash)];
    }
}
