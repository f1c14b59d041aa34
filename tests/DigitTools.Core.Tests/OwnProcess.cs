using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace DigitTools.Core.Tests;

/// <summary>
/// Runs a test in a process of its own: for what belongs to a process, as its environment, its standard error and its garbage.
/// </summary>
internal static class OwnProcess
{
    private const string Mark = "DIGITTOOLS_TEST_OF_ITS_OWN";

    /// <summary>Whether this process runs one test alone.</summary>
    public static bool IsThis => Environment.GetEnvironmentVariable(Mark) is not null;

    /// <summary>Runs a test and makes sure that it passes.</summary>
    /// <param name="test">The class.</param>
    /// <param name="environment">Variables that the process gets beside those of this one.</param>
    /// <param name="method">The method.</param>
    public static ChildResult Run(Type test, IReadOnlyDictionary<string, string>? environment = null, [CallerMemberName] string method = "")
    {
        var start = new ProcessStartInfo(ChildProcess.DotNet, ["exec", test.Assembly.Location, "-method", $"{test.FullName}.{method}"])
        {
            Environment = { [Mark] = method },
        };
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        ChildResult result = ChildProcess.Run(start).Succeeded();
        Assert.Contains("Total: 1, Errors: 0, Failed: 0, Skipped: 0", result.Output, StringComparison.Ordinal);
        return result;
    }
}
