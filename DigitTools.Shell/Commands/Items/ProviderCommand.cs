using System.Management.Automation;

namespace DigitTools.Shell.Commands.Items;

/// <summary>A command over the engine's provider intrinsics, so that every drive works, and every name: brackets, blanks, any script.</summary>
internal abstract class ProviderCommand : PSCmdlet
{
    /// <summary>Calls a provider; a failure becomes a non-terminating error with the provider's own id, category and target.</summary>
    /// <returns>Null after a failure.</returns>
    protected T? Try<T>(Func<T> call)
        where T : class
    {
        try
        {
            return call();
        }
        catch (Exception e) when (e is SessionStateException or ProviderInvocationException or PSArgumentException
            or PSNotSupportedException or PSInvalidOperationException or IOException or UnauthorizedAccessException)
        {
            WriteError(e is IContainsErrorRecord { ErrorRecord: { } record }
                ? new ErrorRecord(record, e)
                : new ErrorRecord(e, e.GetType().Name, ErrorCategory.InvalidOperation, targetObject: null));
            return null;
        }
    }

    protected void Try(Action call) => Try(() =>
    {
        call();
        return this;
    });

    protected static bool IsFolder(PSObject item) => item.Properties["PSIsContainer"]?.Value is true;

    protected static bool IsLink(PSObject item) => item.BaseObject is FileSystemInfo { LinkTarget: not null };

    protected static string PathOf(PSObject item) => (string)item.Properties["PSPath"].Value;

    /// <summary>The path to show a user: providers put their own name before it.</summary>
    protected static string ShownPath(PSObject item) => item.BaseObject is FileSystemInfo file ? file.FullName : PathOf(item);
}
