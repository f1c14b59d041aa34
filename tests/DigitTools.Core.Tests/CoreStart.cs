using System.Runtime.CompilerServices;

namespace DigitTools.Core.Tests;

/// <summary>What has to happen before any test type is looked at.</summary>
internal static class CoreStart
{
#pragma warning disable CA2255 // A test assembly is an application.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Initialize() => CoreAssemblies.Resolve();
}
