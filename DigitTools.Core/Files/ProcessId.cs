using System.Diagnostics;

namespace DigitTools.Core.Files;

/// <summary>Numbers of processes.</summary>
internal static class ProcessId
{
    /// <summary>Whether a process of this machine has the number.</summary>
    public static bool IsAlive(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
