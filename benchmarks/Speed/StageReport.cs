using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace DigitTools.Benchmarks.Speed;

/// <summary>Runs <see cref="StageBenchmarks"/> and puts the result into a table.</summary>
internal static class StageReport
{
    /// <summary>Adds the table.</summary>
    /// <param name="report">Takes it.</param>
    /// <param name="iterations">Measurements of each stage.</param>
    public static void Run(Report report, int iterations)
    {
        // In this process: the core and its natives are found by a handler that a process made by the tool would lack.
        Job job = Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithIterationTime(Perfolizer.Horology.TimeInterval.FromMilliseconds(200))
            .WithEvaluateOverhead(false)
            .WithWarmupCount(3)
            .WithIterationCount(iterations);
        ManualConfig config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
            .AddLogger(NullLogger.Instance)
            .WithArtifactsPath(Directory.CreateTempSubdirectory("digittools-stages-").FullName);
        Summary summary = BenchmarkRunner.Run<StageBenchmarks>(config);
        if (summary.HasCriticalValidationErrors || summary.Reports.Any(r => !r.Success))
            throw new InvalidOperationException("BenchmarkDotNet could not measure the stages.");

        report.Heading("Stages");
        report.Line($"One thread, BenchmarkDotNet, {iterations} measurements of each; "
            + "medians, standard deviations, and bytes of managed memory allocated.");
        report.Line();
        report.Head("picture", "stage", ">ns a picture", ">± ns", ">bytes a picture");
        foreach (BenchmarkReport stage in summary.Reports)
        {
            report.Row(
                stage.BenchmarkCase.Parameters[nameof(StageBenchmarks.Kind)].ToString()!,
                stage.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\''),
                Number(stage.ResultStatistics!.Median),
                Number(stage.ResultStatistics.StandardDeviation),
                Number(stage.GcStats.GetBytesAllocatedPerOperation(stage.BenchmarkCase) ?? 0));
        }
    }

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
