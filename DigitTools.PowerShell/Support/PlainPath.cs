using System.Buffers;
using System.Management.Automation;

namespace DigitTools.Support;

/// <summary>
/// Full paths of file names that mean the same to the engine and to the system. On Unix the engine reads the whole table of mounted file
/// systems for each path that it resolves: for a small picture that is more work than to decode it.
/// </summary>
/// <param name="session">The session whose location counts.</param>
internal sealed class PlainPath(SessionState session)
{
    private const string ProviderPrefix = @"Microsoft.PowerShell.Core\FileSystem::";

    // Drives, providers, escapes and the other separator are the engine's business.
    private static readonly SearchValues<char> s_special = SearchValues.Create(":\\`\0");

    private string? _location;
    private string? _folder;

    /// <summary>The full path; null if only the engine knows.</summary>
    /// <param name="path">As the user wrote it, or the PSPath of a file.</param>
    public string? TryResolve(string path)
    {
        if (OperatingSystem.IsWindows()) return null;
        if (path.StartsWith(ProviderPrefix, StringComparison.OrdinalIgnoreCase))
        {
            string rest = path[ProviderPrefix.Length..];
            return rest.StartsWith('/') && IsPlain(rest) ? rest : null;
        }

        if (path.Length == 0 || path[0] is '~' or '.' || !IsPlain(path)) return null;
        PathInfo location = session.Path.CurrentLocation;
        if (location.Provider.Name != PathResolver.FileSystem) return null;
        if (path[0] == '/') return path;

        string current = location.Path;
        if (current != _location)
        {
            _location = current;
            _folder = location.ProviderPath.TrimEnd('/');
        }

        return $"{_folder}/{path}";
    }

    /// <summary>Whether no part of it stands for something else.</summary>
    private static bool IsPlain(string path)
    {
        if (path.AsSpan().ContainsAny(s_special) || path[^1] is '/' or '.') return false;
        return !path.Contains("//", StringComparison.Ordinal)
            && !path.Contains("/./", StringComparison.Ordinal)
            && !path.Contains("/../", StringComparison.Ordinal);
    }
}
