using System.Runtime.Loader;

namespace DigitTools.Testing;

/// <summary>Finds the core, its packages and its natives in bin/lib, where the build has put the only copy of them.</summary>
/// <remarks>Not by itself: tests of the module want them in the module's own load context, and nowhere else.</remarks>
public static class CoreAssemblies
{
    private static readonly string s_core = Path.Combine(Repository.Root, "bin", "lib", "DigitTools.Core.dll");
    private static readonly AssemblyDependencyResolver s_resolver = new(s_core);

    /// <summary>Has to be called before any type is looked at that uses the core: from a module initializer.</summary>
    public static void Resolve()
    {
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
            name.Name == "DigitTools.Core" ? context.LoadFromAssemblyPath(s_core)
            : s_resolver.ResolveAssemblyToPath(name) is { } path ? context.LoadFromAssemblyPath(path)
            : null;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += static (_, name) =>
            s_resolver.ResolveUnmanagedDllToPath(name) is { } path ? System.Runtime.InteropServices.NativeLibrary.Load(path) : 0;
    }
}
