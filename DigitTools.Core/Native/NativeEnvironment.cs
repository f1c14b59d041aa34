using System.Runtime.InteropServices;

namespace DigitTools.Core.Native;

/// <summary>Environment variables as native libraries read them.</summary>
/// <remarks>
/// .NET works on a copy of its own: on Unix <see cref="Environment.SetEnvironmentVariable(string, string?)"/> doesn't reach getenv(3), and
/// what a script sets as <c>$env:NAME</c> doesn't either. The copy, which child processes get, stays as it is.
/// </remarks>
internal static partial class NativeEnvironment
{
    /// <summary>Sets a variable for the libraries of this process. Call before the library that reads it is loaded.</summary>
    /// <param name="name">Name of the variable.</param>
    /// <param name="value">Its value, unless the user or a script of theirs has set another one, which is handed on instead.</param>
    public static void Set(string name, string value)
    {
        if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } own) value = own;
        _ = OperatingSystem.IsWindows() ? SetWindows(name, value) : SetUnix(name, value, overwrite: 1);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetUnix(string name, string value, int overwrite);

    /// <summary>
    /// Sets both copies that Windows has: that of the C library, which is made as a process starts, and that of the system.
    /// </summary>
    [LibraryImport("ucrtbase", EntryPoint = "_wputenv_s", StringMarshalling = StringMarshalling.Utf16)]
    private static partial int SetWindows(string name, string value);
}
