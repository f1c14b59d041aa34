using System.Runtime.InteropServices;

namespace DigitTools.Core.Native;

/// <summary>Where the native libraries of this platform lie.</summary>
internal static class NativeFolder
{
    /// <summary>Full path of the folder of this assembly and of the packages below it.</summary>
    public static string Library { get; } = System.IO.Path.GetDirectoryName(typeof(NativeFolder).Assembly.Location)!;

    /// <summary>As packages name platforms: the runtime's own identifier may name a distribution instead.</summary>
    public static string RuntimeIdentifier { get; } = $"{SystemName}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

    private static string SystemName
    {
        get
        {
            if (OperatingSystem.IsWindows()) return "win";
            return OperatingSystem.IsMacOS() ? "osx" : "linux";
        }
    }

    /// <summary>Full path of <c>runtimes/&lt;rid&gt;/native</c> beside this assembly.</summary>
    public static string Path { get; } = System.IO.Path.Combine(Library, "runtimes", RuntimeIdentifier, "native");
}
