using System.Diagnostics.CodeAnalysis;

namespace DigitTools.Core;

/// <summary>The files that ship with this assembly: beside it, or in the package for C# programs inside it.</summary>
internal static class ModuleAssets
{
    /// <summary>Full path of the folder <c>Assets</c>; of a program that is a single file, where it would be.</summary>
    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "Empty in a single file, which is asked for.")]
    public static string Folder { get; } = Path.Combine(
        Path.GetDirectoryName(typeof(ModuleAssets).Assembly.Location) is { Length: > 0 } folder ? folder : AppContext.BaseDirectory,
        "Assets");

    /// <summary>A file of that folder which the assembly holds itself; null of any other path.</summary>
    /// <param name="path">Full path.</param>
    public static byte[]? Embedded(string path)
    {
        if (Path.GetDirectoryName(path) != Folder) return null;
        using Stream? content = typeof(ModuleAssets).Assembly.GetManifestResourceStream($"Assets/{Path.GetFileName(path)}");
        if (content is null) return null;
        byte[] bytes = new byte[content.Length];
        content.ReadExactly(bytes);
        return bytes;
    }
}
