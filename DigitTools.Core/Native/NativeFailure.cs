namespace DigitTools.Core.Native;

/// <summary>Tells why a native library could not be loaded.</summary>
internal static class NativeFailure
{
    /// <summary>Whether an exception comes from loading a library rather than from using it.</summary>
    public static bool IsLoadFailure(Exception e) =>
        e is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException
            or DirectoryNotFoundException or FileNotFoundException
        || (e is TypeInitializationException && e.InnerException is { } inner && IsLoadFailure(inner));

    /// <summary>The first line of the innermost message: the loader's own words.</summary>
    public static string Reason(Exception e)
    {
        while (e.InnerException is { } inner) e = inner;
        string message = e.Message;
        int end = message.AsSpan().IndexOfAny('\r', '\n');
        return end < 0 ? message : message[..end];
    }
}
