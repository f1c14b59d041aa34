using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace DigitTools.Help;

/// <summary>The built module, imported into a runspace as users import it.</summary>
internal static class Module
{
    /// <summary>The cmdlets that the manifest exports.</summary>
    /// <param name="manifest">Full path of the manifest.</param>
    public static IReadOnlyList<CmdletFacts> Read(string manifest)
    {
        var state = InitialSessionState.CreateDefault2();
        state.ThrowOnRunspaceOpenError = true;
        state.ImportPSModule([manifest]);
        if (OperatingSystem.IsWindows()) state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        using Runspace runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        using var engine = PowerShell.Create(runspace);
        engine.AddScript("Get-Command -Module DigitTools -CommandType Cmdlet");
        return [.. engine.Invoke<CmdletInfo>().Select(c => new CmdletFacts(c))];
    }
}
