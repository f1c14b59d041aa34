using System.Runtime.InteropServices;

namespace DigitTools.Benchmarks;

/// <summary>What a measurement was made on.</summary>
internal static class Machine
{
    /// <summary>Processor, cores, system and runtime in one line.</summary>
    public static string Describe()
    {
        const string Info = "/proc/cpuinfo";
        string? model = File.Exists(Info)
            ? File.ReadLines(Info).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
            : null;
        string processor = model ?? RuntimeInformation.ProcessArchitecture.ToString();
        string software = $"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}";
        return $"{processor}, {Environment.ProcessorCount} cores, {software}";
    }
}
