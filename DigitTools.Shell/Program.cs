using System.Management.Automation;
using DigitTools.Shell.Hosting;

namespace DigitTools.Shell;

internal static class Program
{
    private const int UsageError = 64;
    private const string EngineTelemetry = "POWERSHELL_TELEMETRY_OPTOUT";

    private static int Main(string[] arguments)
    {
        // The engine would keep an id of the user in the home and ask for a host of its maker's. It looks as it is first touched.
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(EngineTelemetry))) Environment.SetEnvironmentVariable(EngineTelemetry, "1");

        ShellOptions options;
        try
        {
            options = ShellOptions.Parse(arguments);
        }
        catch (ShellUsageException e)
        {
            Console.Error.WriteLine(e.Message);
            Console.Error.WriteLine("-Help lists the options.");
            return UsageError;
        }

        switch (options.Mode)
        {
            case ShellMode.Help:
                Console.Out.Write(EmbeddedText.Read("Help.txt"));
                return 0;
            case ShellMode.Version:
                Console.Out.WriteLine($"DigitTools shell {ShellHost.ShellVersion}, PowerShell engine {PSVersionInfo.PSVersion.ToString(3)}");
                return 0;
        }

        if (options.Mode == ShellMode.File && !IsScript(options.File, out string problem))
        {
            Console.Error.WriteLine(problem);
            return UsageError;
        }

        using var session = new ShellSession(options);
        return session.Run();
    }

    private static bool IsScript(string path, out string problem)
    {
        problem = File.Exists(path)
            ? Path.GetExtension(path).Equals(".ps1", StringComparison.OrdinalIgnoreCase)
                ? ""
                : $"The file '{path}' is no script: its name does not end with .ps1."
            : $"The script '{path}' does not exist.";
        return problem.Length == 0;
    }
}
