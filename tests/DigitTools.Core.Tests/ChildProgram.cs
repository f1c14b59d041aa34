using System.Diagnostics;

namespace DigitTools.Core.Tests;

/// <summary>Small programs of the system.</summary>
internal static class ChildProgram
{
    /// <summary>Runs a program to its end, which has to be a good one.</summary>
    /// <returns>What it wrote, without the line end.</returns>
    public static string Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output.TrimEnd();
    }
}
