using DigitTools.Loading;

namespace DigitTools.Support;

/// <summary>The models that ship with the module, by name. Looks at a folder and loads nothing, so that the Tab key stays fast.</summary>
internal static class ShippedModels
{
    private const string Extension = ".onnx";

    private static readonly string s_folder = Path.Combine(Path.GetDirectoryName(ModuleLoadContext.Instance.CorePath)!, "Assets");

    /// <summary>The names, in order: those of the files without their extension.</summary>
    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(s_folder, "*" + Extension)
            .Select(f => Path.GetFileNameWithoutExtension(f))
            .Order(StringComparer.OrdinalIgnoreCase);

    /// <summary>Full path of the model with a name, whatever its case; null if there is none.</summary>
    public static string? Find(string name)
    {
        string? found = Names.FirstOrDefault(n => n.Equals(name, StringComparison.OrdinalIgnoreCase));
        return found is null ? null : Path.Combine(s_folder, found + Extension);
    }
}
