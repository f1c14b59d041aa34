using System.Management.Automation;
using DigitTools.Shell.Hosting;

namespace DigitTools.Shell.Commands;

/// <summary>Formats objects into text as the screen would show them.</summary>
internal static class ScreenText
{
    internal static string Render(PSCmdlet command, IEnumerable<PSObject?> objects, int? width)
    {
        var host = (ShellHost)command.Host.PrivateData.BaseObject;
        string text = host.Screen.Capture(width, () =>
        {
            using PowerShell shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
            shell.AddCommand("Out-Host").Invoke(objects);
        });
        return Terminal.Render(text, colors: false);
    }
}
