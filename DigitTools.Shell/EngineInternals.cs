using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace DigitTools.Shell;

/// <summary>The three things that pwsh's own host and command assemblies take from the inside of the engine, taken the same way.</summary>
/// <remarks>
/// The package of the engine holds all of Format-Table, Format-List and of "stop, I have enough" but their public front ends.
/// The version of the package is pinned, and the tests use each of them.
/// </remarks>
internal static class EngineInternals
{
    private static readonly Assembly s_engine = typeof(PSObject).Assembly;

    /// <summary>Gives a formatting command its shape: <c>Table</c> or <c>List</c>.</summary>
    internal static void SetShape(FrontEndCommandBase command, string shape)
    {
        object value = Enum.Parse(Required("Microsoft.PowerShell.Commands.Internal.Format.FormatShape"), shape);
        object implementation = Create("Microsoft.PowerShell.Commands.Internal.Format.InnerFormatShapeCommand", value);
        FieldInfo field = typeof(FrontEndCommandBase).GetField("implementation", BindingFlags.Instance | BindingFlags.NonPublic)
            ?? throw new MissingFieldException(nameof(FrontEndCommandBase), "implementation");
        field.SetValue(command, implementation);
    }

    /// <summary>The exception with which a command ends the commands before it in the pipeline.</summary>
    internal static Exception StopUpstream(Cmdlet command) =>
        (Exception)Create("System.Management.Automation.StopUpstreamCommandsException", command);

    /// <summary>Lets <c>exit</c> in a script file that runs as the command of a pipeline reach the host.</summary>
    /// <remarks>Otherwise the file alone ends, and nothing tells <c>exit 3</c> from a native program which returned 3.</remarks>
    internal static void LetExitReachHost(Runspace runspace)
    {
        const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        object context = typeof(Runspace).GetProperty("ExecutionContext", Members)?.GetValue(runspace)
            ?? throw new MissingMemberException(nameof(Runspace), "ExecutionContext");
        PropertyInfo property = context.GetType().GetProperty("ScriptCommandProcessorShouldRethrowExit", Members)
            ?? throw new MissingMemberException("ExecutionContext", "ScriptCommandProcessorShouldRethrowExit");
        property.SetValue(context, true);
    }

    private static object Create(string type, object argument) =>
        Activator.CreateInstance(Required(type), BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, binder: null, [argument], culture: null)!;

    private static Type Required(string name) => s_engine.GetType(name, throwOnError: true)!;
}
