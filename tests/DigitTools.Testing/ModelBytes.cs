using System.Text;
using System.Text.RegularExpressions;

namespace DigitTools.Testing;

/// <summary>What two trainings of the same thing have in common.</summary>
public static partial class ModelBytes
{
    /// <summary>The bytes of a model file without its creation time.</summary>
    public static byte[] Read(string path) =>
        Encoding.Latin1.GetBytes(Created().Replace(Encoding.Latin1.GetString(File.ReadAllBytes(path)), "", 1));

    [GeneratedRegex("\"created\":\"[^\"]*\"", RegexOptions.IgnoreCase)]
    private static partial Regex Created();
}
