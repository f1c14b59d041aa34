using System.Reflection;

namespace DigitTools.Core;

/// <summary>The version of DigitTools that is at work.</summary>
internal static class ToolVersion
{
    /// <summary>As it goes into files.</summary>
    public static string Text { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
