namespace DigitTools.Benchmarks.Accuracy;

/// <summary>Picture files with what they show.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Files">Full path and digit; -1 for what is no digit.</param>
internal sealed record PictureSet(string Name, IReadOnlyList<(string Path, int Label)> Files)
{
    /// <summary>The label of what is no digit.</summary>
    public const int NoDigit = -1;

    /// <summary>A folder of class folders 0 .. 9, or one without any digit in it.</summary>
    public static PictureSet Read(string folder)
    {
        bool digits = Directory.Exists(Path.Combine(folder, "0"));
        IEnumerable<string> files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        return new PictureSet(
            Path.GetFileName(folder),
            [.. files.Select(f => (f, digits ? Path.GetFileName(Path.GetDirectoryName(f))![0] - '0' : NoDigit))]);
    }
}
