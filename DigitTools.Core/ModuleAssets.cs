namespace DigitTools.Core;

/// <summary>Where the files lie that ship beside this assembly.</summary>
internal static class ModuleAssets
{
    /// <summary>Full path of the folder <c>Assets</c>.</summary>
    public static string Folder { get; } = Path.Combine(Path.GetDirectoryName(typeof(ModuleAssets).Assembly.Location)!, "Assets");
}
