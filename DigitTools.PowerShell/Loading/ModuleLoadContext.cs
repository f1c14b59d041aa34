using System.Reflection;
using System.Runtime.Loader;

namespace DigitTools.Loading;

/// <summary>
/// The private place of DigitTools.Core and of every package below it. Other modules in the same PowerShell may bring
/// other versions of the same packages; in here nobody meets them.
/// </summary>
internal sealed class ModuleLoadContext : AssemblyLoadContext
{
    private readonly AssemblyDependencyResolver _resolver;

    private ModuleLoadContext(string corePath)
        : base("DigitTools")
    {
        CorePath = corePath;
        _resolver = new AssemblyDependencyResolver(corePath);
    }

    /// <summary>The only one; loaded assemblies and natives stay for the life of the process.</summary>
    public static ModuleLoadContext Instance { get; } = new(
        Path.Combine(Path.GetDirectoryName(typeof(ModuleLoadContext).Assembly.Location)!, "lib", "DigitTools.Core.dll"));

    /// <summary>Full path of the core.</summary>
    public string CorePath { get; }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
}
