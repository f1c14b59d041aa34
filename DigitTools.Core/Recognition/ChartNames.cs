namespace DigitTools.Core.Recognition;

/// <summary>Names the charts of one run: <c>&lt;name&gt;.prediction.png</c>, with a number where two pictures have the same name.</summary>
/// <param name="folder">Full path of the folder for all charts.</param>
public sealed class ChartNames(string folder)
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Full path of the chart of the next picture.</summary>
    /// <param name="picturePath">Path of the picture.</param>
    public string Next(string picturePath)
    {
        string name = Path.GetFileNameWithoutExtension(picturePath), unique = name;
        for (int i = 2; !_taken.Add(unique); i++) unique = $"{name}-{i}";
        return Path.Combine(folder, unique + ".prediction.png");
    }
}
