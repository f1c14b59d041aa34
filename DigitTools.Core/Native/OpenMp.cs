using System.Runtime.InteropServices;

namespace DigitTools.Core.Native;

/// <summary>Settings of the OpenMP runtime that libtorch computes with.</summary>
internal static partial class OpenMp
{
    /// <summary>
    /// Rounds that a waiting thread spins before it sleeps: some ten microseconds, about as long as the other threads still need. Sleeping at
    /// once costs a quarter of the speed on an idle machine; the default of some milliseconds costs several times the speed on one whose
    /// cores are shared with any other program, because threads then wait for each other's time slices.
    /// </summary>
    private const string Spins = "10000";

    /// <summary>Sets how threads wait. Settings of the user's own stay. Call before the library is loaded: it reads the environment once.</summary>
    public static void LimitSpinning()
    {
        // .NET's own SetEnvironmentVariable changes a copy that native libraries don't see.
        if (OperatingSystem.IsWindows() || Environment.GetEnvironmentVariable("OMP_WAIT_POLICY") is not null) return;
        _ = SetEnvironment("OMP_WAIT_POLICY", "PASSIVE", overwrite: 0);
        _ = SetEnvironment("GOMP_SPINCOUNT", Spins, overwrite: 0);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
