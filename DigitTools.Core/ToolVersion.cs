using System.Reflection;

namespace DigitTools.Core;

/// <summary>The version of DigitTools that is at work.</summary>
internal static class ToolVersion
{
    /// <summary>With the commit, as it goes into files.</summary>
    public static string Text { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Without the commit, as people name it.</summary>
    public static string Short { get; } = Text.Split('+')[0];
}
