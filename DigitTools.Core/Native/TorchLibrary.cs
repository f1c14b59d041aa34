using System.Runtime.InteropServices;
using System.Runtime.Loader;
using TorchSharp;

namespace DigitTools.Core.Native;

/// <summary>Loads libtorch, once in a process, and prepares the process for it.</summary>
internal static class TorchLibrary
{
    private const string Name = "libtorch";
    private const string Wrapper = "LibTorchSharp";
    private const string WindowsReason = "TorchSharp 0.107.0 does not load on Windows (dotnet/TorchSharp, issue 1567).";
    private const string AbsentReason = "libtorch_cpu is not there; the training runtime is not installed.";

    private static readonly string[] s_names = ["c10", "torch_cpu", "torch", Wrapper];
    private static readonly Lock s_lock = new();
    private static bool s_loaded;
    private static Exception? s_failure;

    /// <summary>Makes sure that libtorch is there. Call before anything of TorchSharp is touched.</summary>
    /// <exception cref="DigitException"><see cref="DigitErrorId.NativeLibraryUnavailable"/>, with the reason.</exception>
    public static void EnsureLoaded()
    {
        if (OperatingSystem.IsWindows()) throw Errors.NativeLibraryUnavailable(Name, WindowsReason);
        lock (s_lock)
        {
            if (s_loaded) return;
            if (s_failure is null)
            {
                // Not kept as a failure: it may be installed before the next call.
                string folder = RuntimeFolders.Find() ?? throw Errors.NativeLibraryUnavailable(Name, AbsentReason);
                s_failure = Load(folder);
                s_loaded = s_failure is null;
            }

            if (s_failure is { } failure) throw Errors.NativeLibraryUnavailable(Name, NativeFailure.Reason(failure), failure);
        }
    }

    /// <summary>Full path of one of libtorch's libraries in a folder.</summary>
    public static string PathIn(string folder, string name) =>
        Path.Combine(folder, $"lib{name}{(OperatingSystem.IsMacOS() ? ".dylib" : ".so")}");

    /// <summary>All files of libtorch in a folder, in the order in which they need each other.</summary>
    public static IEnumerable<string> FilesIn(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "libgomp*"),
        .. Directory.EnumerateFiles(folder, "libomp*"),
        .. s_names.Select(name => PathIn(folder, name)),
    ];

    private static Exception? Load(string folder)
    {
        try
        {
            // By full path and in the order in which they need each other. Left to itself TorchSharp searches the NuGet
            // cache when a load fails and copies what it finds beside itself: a broken installation would then work where
            // it was built and nowhere else.
            var handles = FilesIn(folder).ToDictionary(file => file, file => NativeLibrary.Load(file));
            nint wrapper = handles[PathIn(folder, Wrapper)];
            // TorchSharp asks by name, and an installed runtime lies where no search looks.
            AssemblyLoadContext context = AssemblyLoadContext.GetLoadContext(typeof(TorchLibrary).Assembly)!;
            context.ResolvingUnmanagedDll += (_, name) => name == Wrapper ? wrapper : 0;
            Allocator.KeepLargeBlocks();
            TorchContext.Prepare(handles[PathIn(folder, "c10")], handles[PathIn(folder, "torch_cpu")]);
            torch.InitializeDeviceType(DeviceType.CPU);
            return null;
        }
        catch (Exception e) when (NativeFailure.IsLoadFailure(e))
        {
            return e;
        }
    }
}
