using System.Runtime.InteropServices;

namespace DigitTools.Core.Native;

/// <summary>
/// Settings of libtorch that TorchSharp has no call for, reached by the names that the C++ library exports. A library that lacks a name
/// keeps its default.
/// </summary>
internal static unsafe class TorchContext
{
    /// <summary>c10's level FATAL: what is below comes back as an exception or is none of a user's business.</summary>
    private const int Fatal = 3;

    private static nint s_cpu;

    /// <summary>Whether float convolutions are left to oneDNN.</summary>
    public static bool UsesOneDnn =>
        NativeLibrary.TryGetExport(s_cpu, "_ZNK2at7Context17userEnabledMkldnnEv", out nint get)
        && ((delegate* unmanaged<nint, byte>)get)(Context) != 0;

    private static nint Context => ((delegate* unmanaged<nint>)NativeLibrary.GetExport(s_cpu, "_ZN2at13globalContextEv"))();

    /// <summary>Keeps libtorch from writing to the standard error of the process. Call once, after both libraries are loaded.</summary>
    /// <param name="c10">Handle of libc10.</param>
    /// <param name="cpu">Handle of libtorch_cpu.</param>
    public static void Prepare(nint c10, nint cpu)
    {
        s_cpu = cpu;
        // The environment variable TORCH_CPP_LOG_LEVEL is read by Python's part of libtorch alone.
        if (NativeLibrary.TryGetExport(c10, "FLAGS_caffe2_log_level", out nint level)) *(int*)level = Fatal;
        // Not faster for any network of ours, and it warns if it does not know the processor.
        Set("_ZN2at7Context20setUserEnabledNNPACKEb", false);
    }

    /// <summary>Leaves float convolutions to oneDNN, or to libtorch's own slower ones, in the whole process.</summary>
    /// <returns>False if the library has no such setting.</returns>
    public static bool UseOneDnn(bool use) => Set("_ZN2at7Context20setUserEnabledMkldnnEb", use);

    private static bool Set(string setter, bool value)
    {
        if (!NativeLibrary.TryGetExport(s_cpu, setter, out nint set)) return false;
        ((delegate* unmanaged<nint, byte, void>)set)(Context, value ? (byte)1 : (byte)0);
        return true;
    }
}
