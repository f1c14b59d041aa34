using System.Runtime.CompilerServices;

namespace DigitTools.PowerShell.Tests;

/// <summary>The engine that the tests run in would keep an id of the user in the home, and ask for a host of its maker's.</summary>
internal static class EngineTelemetry
{
#pragma warning disable CA2255 // A test assembly is an application: this has to run before the engine is touched.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void TurnOff() => Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
}
