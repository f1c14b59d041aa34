using System.Runtime.InteropServices;
using TorchSharp;

namespace DigitTools.Core.Native;

/// <summary>Loads libtorch, once in a process, and prepares the process for it.</summary>
internal static class TorchLibrary
{
    private const string Name = "libtorch";
    private const string WindowsReason = "TorchSharp 0.107.0 does not load on Windows (dotnet/TorchSharp, issue 1567).";

    private static readonly string[] s_names = ["c10", "torch_cpu", "torch", "LibTorchSharp"];
    private static readonly Lazy<Exception?> s_failure = new(Load);

    /// <summary>Makes sure that libtorch is there. Call before anything of TorchSharp is touched.</summary>
    /// <exception cref="DigitException"><see cref="DigitErrorId.NativeLibraryUnavailable"/>, with the reason.</exception>
    public static void EnsureLoaded()
    {
        if (OperatingSystem.IsWindows()) throw Errors.NativeLibraryUnavailable(Name, WindowsReason);
        if (s_failure.Value is { } failure) throw Errors.NativeLibraryUnavailable(Name, NativeFailure.Reason(failure), failure);
    }

    private static Exception? Load()
    {
        try
        {
            // By full path and in the order in which they need each other. Left to itself TorchSharp searches the NuGet
            // cache when a load fails and copies what it finds beside itself: a broken installation would then work where
            // it was built and nowhere else.
            foreach (string file in Libraries()) NativeLibrary.Load(file);
            Allocator.KeepLargeBlocks();
            torch.InitializeDeviceType(DeviceType.CPU);
            return null;
        }
        catch (Exception e) when (NativeFailure.IsLoadFailure(e))
        {
            return e;
        }
    }

    private static IEnumerable<string> Libraries()
    {
        string suffix = OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        string[] openMp = [.. Directory.EnumerateFiles(NativeFolder.Path, "libgomp*"), .. Directory.EnumerateFiles(NativeFolder.Path, "libomp*")];
        return [.. openMp, .. s_names.Select(name => Path.Combine(NativeFolder.Path, $"lib{name}{suffix}"))];
    }
}
