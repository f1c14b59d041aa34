using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using DigitTools.Shell.Commands;

namespace DigitTools.Shell.Hosting;

/// <summary>Opens the runspace with the engine's defaults and the commands of this shell.</summary>
internal static class ShellRunspace
{
    internal static Runspace Open(ShellHost host)
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        foreach (Type type in typeof(ShellRunspace).Assembly.GetTypes())
            if (type.GetCustomAttribute<CmdletAttribute>() is { } cmdlet)
                state.Commands.Add(new SessionStateCmdletEntry($"{cmdlet.VerbName}-{cmdlet.NounName}", type, helpFileName: null));

        // As in pwsh: elsewhere it would hide a native program with options of its own.
        if (OperatingSystem.IsWindows()) state.Commands.Add(new SessionStateAliasEntry("ls", "Get-ChildItem"));

        // The engine has a policy only on Windows, where scripts of a fresh clone would otherwise be refused.
        if (OperatingSystem.IsWindows())
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;

        Runspace runspace = RunspaceFactory.CreateRunspace(host, state);
        runspace.ThreadOptions = PSThreadOptions.ReuseThread;
        runspace.Open();
        DefineFunctions(runspace);
        AbsentCommands.Announce(runspace);
        return runspace;
    }

    private static void DefineFunctions(Runspace runspace)
    {
        string script = string.Join('\n', EmbeddedText.Names(".ps1").Select(EmbeddedText.Read));
        using Pipeline pipeline = runspace.CreatePipeline();
        pipeline.Commands.Add(new Command(script, isScript: true, useLocalScope: false));
        pipeline.Invoke();
    }
}
