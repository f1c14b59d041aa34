using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace DigitTools.Benchmarks.Speed;

/// <summary>Finds the assembly of the cmdlets in bin, and the core beside it.</summary>
internal static class ModuleAssembly
{
#pragma warning disable CA2255 // An application: this has to run before any type of the two is looked at.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Initialize()
    {
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
        {
            string module = Path.Combine(Repository.Root, "bin", "DigitTools.PowerShell.dll");
            return name.Name == "DigitTools.PowerShell" ? context.LoadFromAssemblyPath(module) : null;
        };
        CoreAssemblies.Resolve();
    }
}
