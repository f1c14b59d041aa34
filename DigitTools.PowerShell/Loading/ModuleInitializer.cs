using System.Management.Automation;
using System.Reflection;
using System.Runtime.Loader;

namespace DigitTools.Loading;

/// <summary>Tells the default load context where DigitTools.Core is. Loads nothing: that waits for the first cmdlet.</summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer
{
    /// <inheritdoc/>
    public void OnImport()
    {
        // Every runspace imports; one handler serves all, and stays: the assembly of a removed module stays loaded too.
        AssemblyLoadContext.Default.Resolving -= ResolveCore;
        AssemblyLoadContext.Default.Resolving += ResolveCore;
    }

    private static Assembly? ResolveCore(AssemblyLoadContext context, AssemblyName name)
    {
        // Without the check for the file a missing core would be asked for again from within, until the stack ends.
        if (name.Name != "DigitTools.Core" || !File.Exists(ModuleLoadContext.Instance.CorePath)) return null;
        return ModuleLoadContext.Instance.LoadFromAssemblyPath(ModuleLoadContext.Instance.CorePath);
    }
}
