using System.Collections.ObjectModel;
using System.Management.Automation;

namespace DigitTools.Support;

/// <summary>From what the user wrote to full paths of the file system: wildcards, relative paths, PSDrives, PSPaths.</summary>
/// <param name="session">The session whose location and drives count.</param>
internal sealed class PathResolver(SessionState session)
{
    private const string FileSystem = "FileSystem";

    /// <summary>A path taken as it is; it need not exist.</summary>
    /// <exception cref="PathException">It isn't a path of the file system.</exception>
    public string Literal(string path)
    {
        try
        {
            string resolved = session.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            return provider.Name == FileSystem ? resolved : throw new PathException(ErrorRecords.ProviderNotSupported(path, provider.Name));
        }
        catch (Exception e) when (IsPathFailure(e))
        {
            throw new PathException(ErrorRecords.PathInvalid(e, path));
        }
    }

    /// <summary>All paths that a pattern fits. A path without wildcards, or one that exists as it is written, is taken literally.</summary>
    /// <exception cref="PathException">It isn't a path of the file system.</exception>
    public IEnumerable<string> Wildcard(string path)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(path)) return [Literal(path)];
        try
        {
            Collection<string> found = session.Path.GetResolvedProviderPathFromPSPath(path, out ProviderInfo provider);
            if (provider.Name != FileSystem) throw new PathException(ErrorRecords.ProviderNotSupported(path, provider.Name));
            if (found.Count > 0) return found;
        }
        catch (ItemNotFoundException)
        {
            // Nothing fits: like every cmdlet with wildcards, no pictures and no error, unless the file is really called that.
        }
        catch (Exception e) when (IsPathFailure(e))
        {
            throw new PathException(ErrorRecords.PathInvalid(e, path));
        }

        string literal = Literal(path);
        return File.Exists(literal) ? [literal] : [];
    }

    private static bool IsPathFailure(Exception e) =>
        e is System.Management.Automation.DriveNotFoundException or ProviderNotFoundException or ProviderInvocationException or PSNotSupportedException or PSArgumentException;
}
