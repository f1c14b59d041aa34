using System.Runtime.InteropServices;

namespace DigitTools.Core.Native;

/// <summary>Settings of the OpenMP runtime that libtorch computes with.</summary>
internal static partial class OpenMp
{
    private const string WaitPolicy = "OMP_WAIT_POLICY";

    /// <summary>
    /// Lets waiting threads sleep instead of spin. Spinning gains a few percent on an idle machine; on one whose cores are
    /// shared with any other program the threads wait for each other's time slices, and a training takes several times as long.
    /// A setting of the user's own stays. Call before the library is loaded: it reads the environment once.
    /// </summary>
    public static void WaitPassively()
    {
        // .NET's own SetEnvironmentVariable changes a copy that native libraries don't see.
        if (!OperatingSystem.IsWindows()) _ = SetEnvironment(WaitPolicy, "PASSIVE", overwrite: 0);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
