using System.CommandLine;

namespace DigitTools.Benchmarks;

/// <summary>The option that names the model whose temperature and threshold are taken over.</summary>
internal static class CalibrationOption
{
    /// <summary>Makes it.</summary>
    public static Option<FileInfo?> Make() => new("--calibration-model")
    {
        Description = "A model of 'leave-out', whose temperature and threshold are taken over; default: none.",
    };
}
