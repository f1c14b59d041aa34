namespace DigitTools.Core.Data;

/// <summary>The words and numbers that names of files and folders are made of.</summary>
internal static class NameWords
{
    /// <summary>
    /// The parts of a name in lower case: <c>trainingSet_03</c> is <c>training</c>, <c>set</c>, <c>03</c>.
    /// </summary>
    /// <param name="name">A name without its folder.</param>
    public static List<string> Of(string name)
    {
        var words = new List<string>();
        int start = 0;
        for (int i = 1; i <= name.Length; i++)
        {
            if (i < name.Length && !IsBorder(name[i - 1], name[i])) continue;
            if (char.IsLetterOrDigit(name[start])) words.Add(name[start..i].ToLowerInvariant());
            start = i;
        }

        return words;
    }

    /// <summary>Which part of a data set a file or folder is, by its name.</summary>
    /// <param name="name">A name without its folder.</param>
    public static DataPart PartOf(string name)
    {
        if (name.Contains("t10k", StringComparison.OrdinalIgnoreCase)) return DataPart.Test;
        foreach (string word in Of(name))
        {
            if (word.StartsWith("train", StringComparison.Ordinal)) return DataPart.Train;
            if (word.StartsWith("test", StringComparison.Ordinal)) return DataPart.Test;
            if (word == "val" || word.StartsWith("valid", StringComparison.Ordinal)) return DataPart.Validation;
        }

        return DataPart.Whole;
    }

    private static bool IsBorder(char before, char after) =>
        KindOf(before) != KindOf(after) || (char.IsLower(before) && char.IsUpper(after));

    private static int KindOf(char c) => char.IsLetter(c) ? 1 : char.IsDigit(c) ? 2 : 0;
}
