using System.Collections.ObjectModel;
using System.Management.Automation;

namespace DigitTools.Support;

/// <summary>From what the user wrote to full paths of the file system: wildcards, relative paths, PSDrives, PSPaths.</summary>
/// <param name="session">The session whose location and drives count.</param>
internal sealed class PathResolver(SessionState session)
{
    /// <summary>Name of the provider of files.</summary>
    public const string FileSystem = "FileSystem";

    private readonly SessionState _session = session;
    private readonly PlainPath _plain = new(session);

    /// <summary>A path taken as it is; it need not exist.</summary>
    /// <exception cref="PathException">It isn't a path of the file system.</exception>
    public string Literal(string path)
    {
        if (_plain.TryResolve(path) is { } plain) return plain;
        try
        {
            string resolved = _session.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            return provider.Name == FileSystem ? resolved : throw new PathException(ErrorRecords.ProviderNotSupported(path, provider.Name));
        }
        catch (Exception e) when (IsPathFailure(e))
        {
            throw new PathException(ErrorRecords.PathInvalid(e, path));
        }
    }

    /// <summary>
    /// All paths that a pattern fits. A file that is called just so comes first: <c>scan[1].png</c> is what browsers and scanners call
    /// a second scan, and such names come down pipelines as plain strings.
    /// </summary>
    /// <exception cref="PathException">It isn't a path of the file system.</exception>
    public IEnumerable<string> Wildcard(string path)
    {
        string literal = Literal(path);
        if (File.Exists(literal)) return [literal];
        if (!WildcardPattern.ContainsWildcardCharacters(path)) return [Literal(WildcardPattern.Unescape(path))];
        try
        {
            // An unclosed bracket fits nothing by definition; the engine finds nothing then and doesn't say why.
            _ = new WildcardPattern(path).IsMatch(path);
            if (_plain.TryResolve(path) is { } plain && FolderListing.TryExpand(plain) is { } listed) return listed;
            Collection<string> found = _session.Path.GetResolvedProviderPathFromPSPath(path, out ProviderInfo provider);
            return provider.Name == FileSystem ? found : throw new PathException(ErrorRecords.ProviderNotSupported(path, provider.Name));
        }
        catch (ItemNotFoundException)
        {
            // Nothing fits: like every cmdlet with wildcards, no pictures and no error.
            return [];
        }
        catch (Exception e) when (IsPathFailure(e))
        {
            throw new PathException(ErrorRecords.PathInvalid(e, path));
        }
    }

    private static bool IsPathFailure(Exception e) =>
        e is WildcardPatternException or System.Management.Automation.DriveNotFoundException or ProviderNotFoundException
            or ProviderInvocationException or PSNotSupportedException or PSArgumentException;
}
