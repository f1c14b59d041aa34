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
        RegisterCompleter();
    }

    /// <summary>Of a cmdlet of the engine, which no attribute reaches.</summary>
    private static void RegisterCompleter()
    {
        const string script = """
            Microsoft.PowerShell.Core\Register-ArgumentCompleter -CommandName Where-Object -ParameterName Value -ScriptBlock {
                param($command, $parameter, $word, $where, $bound)
                [DigitTools.Support.VerdictCompleter]::Complete($ExecutionContext, $bound["Property"], $word, $where)
            }
            """;
        try
        {
            ScriptBlock.Create(script).Invoke();
        }
        catch (RuntimeException)
        {
            // A session that allows no such thing can do without.
        }
    }

    private static Assembly? ResolveCore(AssemblyLoadContext context, AssemblyName name)
    {
        // Without the check for the file a missing core would be asked for again from within, until the stack ends.
        if (name.Name != "DigitTools.Core" || !File.Exists(ModuleLoadContext.Instance.CorePath)) return null;
        return ModuleLoadContext.Instance.LoadFromAssemblyPath(ModuleLoadContext.Instance.CorePath);
    }
}
