using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Reflection;

namespace DigitTools.Shell.Hosting;

/// <summary>The host that the engine talks to.</summary>
internal sealed class ShellHost : PSHost
{
    internal ShellHost(bool nonInteractive)
    {
        Screen = new ShellHostUI(nonInteractive);
        PrivateData = PSObject.AsPSObject(this);
    }

    internal static Version ShellVersion { get; } = ReadVersion();

    /// <summary>The code given to <c>exit</c>; null while nothing has asked to end the session.</summary>
    internal int? ExitCode { get; set; }

    internal ShellHostUI Screen { get; }

    public override string Name => "DigitTools.Shell";

    public override Version Version => ShellVersion;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI => Screen;

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    /// <summary>Gives the commands of the shell, which see the host only through the engine, this object.</summary>
    public override PSObject PrivateData { get; }

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    public override void EnterNestedPrompt() =>
        throw new PSNotSupportedException("The DigitTools shell has no nested prompts; pwsh 7.6 has them.");

    public override void ExitNestedPrompt() =>
        throw new PSNotSupportedException("The DigitTools shell has no nested prompts; pwsh 7.6 has them.");

    /// <summary>A native program is about to use the terminal.</summary>
    public override void NotifyBeginApplication() => Screen.ClearProgress();

    public override void NotifyEndApplication()
    {
        // Nothing was changed at its begin that would need to be put back.
    }

    private static Version ReadVersion()
    {
        string? text = typeof(ShellHost).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        return Version.TryParse(text?.Split('+', '-')[0], out Version? version)
            ? version
            : typeof(ShellHost).Assembly.GetName().Version!;
    }
}
