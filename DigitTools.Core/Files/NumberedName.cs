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
}
