using System.Reflection;

namespace DigitTools.PowerShell.Tests;

/// <summary>The real PowerShell, as its NuGet package (a .NET tool) holds it.</summary>
internal static class Pwsh
{
    /// <summary>The assembly that <c>dotnet</c> runs.</summary>
    public static string Program { get; } =
        Path.GetFullPath(Path.Combine(Metadata("Pwsh").Single(), OperatingSystem.IsWindows() ? "win" : "unix", "pwsh.dll"));

    /// <summary>The manifests of the Pester versions that the suite is for.</summary>
    public static IReadOnlyList<string> Pesters { get; } = [.. Metadata("Pester").Select(Path.GetFullPath)];

    /// <summary>What runs <see cref="Program"/>.</summary>
    public static string Host { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Arguments with which <see cref="Host"/> runs a script without a profile and without questions.</summary>
    public static IReadOnlyList<string> Arguments(string script) =>
        [Program, "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-Command", script];

    /// <summary>Runs a script to its end, the module not imported.</summary>
    /// <param name="script">Text of the script.</param>
    /// <param name="environment">Variables added to those of this process.</param>
    public static ChildResult Run(string script, params (string Name, string Value)[] environment) =>
        ChildShell.Start(Host, Arguments(script), [("POWERSHELL_TELEMETRY_OPTOUT", "1"), .. environment]);

    private static IEnumerable<string> Metadata(string key) =>
        typeof(Pwsh).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Where(a => a.Key == key).Select(a => a.Value!);
}
