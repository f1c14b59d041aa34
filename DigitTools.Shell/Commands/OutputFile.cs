using System.Management.Automation;

namespace DigitTools.Shell.Commands;

/// <summary>The file that a command writes, with the errors that a wrong one gives.</summary>
internal static class OutputFile
{
    /// <summary>The file system path of <c>-Path</c> or <c>-LiteralPath</c>; a path with wildcards has to match exactly one file.</summary>
    internal static string Resolve(PSCmdlet command, string path, string literalPath)
    {
        if (literalPath.Length > 0)
            return Unresolved(command, literalPath);
        // A name with brackets which is there, or matches nothing, is meant as it is written.
        string exact = Unresolved(command, path);
        if (File.Exists(exact) || !WildcardPattern.ContainsWildcardCharacters(path))
            return exact;

        try
        {
            var matches = command.GetResolvedProviderPathFromPSPath(path, out ProviderInfo provider);
            if (provider.Name == "FileSystem" && matches.Count == 1)
                return matches[0];
            if (matches.Count == 0)
                return exact;
        }
        catch (ItemNotFoundException)
        {
            return exact;
        }

        throw Terminate(command, new PSArgumentException($"The path '{path}' stands for more than one file."), "WriteToMultipleFilesNotSupported", ErrorCategory.InvalidArgument, path);
    }

    internal static StreamWriter Open(PSCmdlet command, string path, bool append, bool noClobber)
    {
        if (noClobber && !append && File.Exists(path))
            throw Terminate(command, new IOException($"The file '{path}' already exists."), "NoClobber", ErrorCategory.ResourceExists, path);

        try
        {
            return new StreamWriter(path, append);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Terminate(command, e, "FileOpenFailure", ErrorCategory.OpenError, path);
        }
    }

    private static string Unresolved(PSCmdlet command, string path)
    {
        string result = command.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        return provider.Name == "FileSystem"
            ? result
            : throw Terminate(command, new PSNotSupportedException($"'{path}' is not in the file system."), "ReadWriteFileNotFileSystemProvider", ErrorCategory.InvalidArgument, path);
    }

    /// <summary>Ends the command; the return type lets callers write <c>throw</c>.</summary>
    private static PSInvalidOperationException Terminate(PSCmdlet command, Exception cause, string id, ErrorCategory category, string path)
    {
        command.ThrowTerminatingError(new ErrorRecord(cause, id, category, path));
        return new PSInvalidOperationException(cause.Message);
    }
}
