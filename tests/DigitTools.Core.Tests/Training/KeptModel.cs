using System.Text.RegularExpressions;

namespace DigitTools.Core.Tests.Training;

/// <summary>The model that an error of a training says is kept.</summary>
internal static partial class KeptModel
{
    /// <summary>Full path of the model.</summary>
    public static string PathIn(DigitException error) => Place().Match(error.Message).Groups[1].Value;

    /// <summary>Removes the model and the folder that was made for it.</summary>
    public static void DeleteWithFolder(DigitException error)
    {
        string path = PathIn(error);
        File.Delete(path);
        Directory.Delete(Path.GetDirectoryName(path)!);
    }

    [GeneratedRegex(@"(?:model|network until then) is at '([^']+)'")]
    private static partial Regex Place();
}
