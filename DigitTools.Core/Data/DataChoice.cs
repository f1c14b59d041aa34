namespace DigitTools.Core.Data;

/// <summary>Which of several data sets in one folder is meant.</summary>
internal static class DataChoice
{
    private const int MostNamed = 6;

    /// <summary>The only one; else the one whose name says that it is of digits: EMNIST lies beside its letters.</summary>
    /// <param name="folder">Full path of the folder.</param>
    /// <param name="sets">At least one.</param>
    /// <param name="path">The path of one, below the folder.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DataInvalid"/>: names them.</exception>
    public static T Of<T>(string folder, IEnumerable<T> sets, Func<T, string> path)
    {
        T[] all = [.. sets];
        if (all.Length == 1) return all[0];
        foreach (string word in (string[])["digits", "mnist", "labels"])
        {
            T[] named = [.. all.Where(set => Parts(Path.GetRelativePath(folder, path(set))).Contains(word))];
            if (named.Length == 1) return named[0];
        }

        string names = string.Join(", ", all.Take(MostNamed).Select(set => Path.GetRelativePath(folder, path(set))));
        throw Errors.DataAmbiguous(folder, all.Length > MostNamed ? names + ", ..." : names);
    }

    /// <summary>FashionMNIST is one part: it is no MNIST.</summary>
    private static string[] Parts(string path) => path.ToLowerInvariant().Split((char[])[.. "\\/-_. "]);
}
