using System.Globalization;

namespace DigitTools.Core.Files;

/// <summary>Names for files whose own name is taken: <c>scan.png</c>, <c>scan-2.png</c>, <c>scan-3.png</c> ...</summary>
internal static class NumberedName
{
    /// <summary>The name with a number before its extension.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="number">1 is the path itself.</param>
    public static string Of(string path, int number)
    {
        if (number == 1) return path;
        string name = Path.GetFileNameWithoutExtension(path), extension = Path.GetExtension(path);
        return Path.Combine(Path.GetDirectoryName(path)!, string.Create(CultureInfo.InvariantCulture, $"{name}-{number}{extension}"));
    }

    /// <summary>Whether a name is another one, or that with a number.</summary>
    /// <param name="name">Without folder.</param>
    /// <param name="plain">Without folder and number.</param>
    public static bool IsOf(string name, string plain)
    {
        if (name == plain) return true;
        string start = Path.GetFileNameWithoutExtension(plain) + "-", end = Path.GetExtension(plain);
        return name.Length > start.Length + end.Length
            && name.StartsWith(start, StringComparison.Ordinal) && name.EndsWith(end, StringComparison.Ordinal)
            && name[start.Length..^end.Length].All(char.IsAsciiDigit);
    }
}
