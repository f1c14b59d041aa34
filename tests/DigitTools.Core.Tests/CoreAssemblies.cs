using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace DigitTools.Core.Tests;

/// <summary>Finds the core, its packages and its natives in bin/lib, where the build has put the only copy of them.</summary>
internal static class CoreAssemblies
{
    private static readonly string s_core = Path.Combine(Repository.Root, "bin", "lib", "DigitTools.Core.dll");
    private static readonly AssemblyDependencyResolver s_resolver = new(s_core);

#pragma warning disable CA2255 // A test assembly is an application: this has to run before any test type is looked at.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Initialize()
    {
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
            name.Name == "DigitTools.Core" ? context.LoadFromAssemblyPath(s_core)
            : s_resolver.ResolveAssemblyToPath(name) is { } path ? context.LoadFromAssemblyPath(path)
            : null;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += static (_, name) =>
            s_resolver.ResolveUnmanagedDllToPath(name) is { } path ? System.Runtime.InteropServices.NativeLibrary.Load(path) : 0;
    }
}
