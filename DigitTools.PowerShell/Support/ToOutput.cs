using System.Collections.Specialized;
using DigitTools.Core.Batch;
using DigitTools.Core.Database;
using DigitTools.Core.Evaluation;
using DigitTools.Core.Files;
using DigitTools.Core.Installation;
using DigitTools.Core.Merging;
using DigitTools.Core.Model;
using DigitTools.Core.Onnx;
using DigitTools.Core.Recognition;
using DigitTools.Core.Training;

namespace DigitTools.Support;

/// <summary>From the core's records to the objects that users get.</summary>
internal static class ToOutput
{
    public static DigitPrediction Prediction(RecognitionResult result, string modelId) => new(result.Probabilities)
    {
        Path = result.Path,
        Page = result.Page,
        Status = result.Status.ToString(),
        Reason = result.Reason.ToString(),
        Digit = result.Digit,
        BestGuess = result.Best < 0 ? null : result.Best,
        Confidence = result.Confidence,
        Second = result.SecondDigit,
        SecondConfidence = result.SecondConfidence,
        ModelId = modelId,
    };

    public static DigitTrainingEpoch Epoch(TrainingEpoch epoch) => new()
    {
        Epoch = epoch.Epoch,
        TrainLoss = epoch.TrainLoss,
        TrainAccuracy = epoch.TrainAccuracy,
        ValidationLoss = Known(epoch.ValidationLoss),
        ValidationAccuracy = Known(epoch.ValidationAccuracy),
        LearningRate = epoch.LearningRate,
        Elapsed = epoch.Elapsed == TimeSpan.Zero ? null : epoch.Elapsed,
        ImagesPerSecond = epoch.ImagesPerSecond == 0 ? null : epoch.ImagesPerSecond,
    };

    public static DigitTrainingResult Training(TrainingResult result, int seed, DataIntake? data)
    {
        DigitTrainingEpoch[] epochs = [.. result.Epochs.Select(Epoch)];
        DigitTrainingEpoch? best = result.BestEpoch > 0 ? epochs[result.BestEpoch - 1] : null;
        return new DigitTrainingResult
        {
            ModelPath = result.ModelPath,
            Architecture = result.Architecture.Name,
            Parameters = result.Architecture.Parameters,
            MultiplyAdds = result.Architecture.MultiplyAdds,
            Epochs = epochs,
            BestEpoch = result.BestEpoch,
            ValidationAccuracy = best?.ValidationAccuracy,
            ValidationLoss = best?.ValidationLoss,
            TestAccuracy = result.TestAccuracy,
            TestLoss = result.TestLoss,
            Seed = seed,
            StoppedBy = result.StoppedBy.ToString(),
            Skipped = data?.Skipped ?? 0,
            Ignored = data?.Ignored.Total ?? 0,
            IgnoredExtension = (data?.Ignored ?? new IgnoredFiles()).Extensions,
            Elapsed = result.Elapsed,
        };
    }

    public static DigitTrainingRuntime TrainingRuntime(RuntimeInstallation installation) => new()
    {
        Version = installation.Version,
        Platform = installation.Platform,
        Installed = installation.IsNew,
        Size = installation.Size,
        Path = installation.Folder,
    };

    public static DigitModelInfo Info(OnnxModel model)
    {
        ModelMetadata metadata = model.Metadata;
        var classifier = model as DigitClassifier;
        var options = new OrderedDictionary();
        foreach ((string name, string value) in metadata.TrainingOptions) options.Add(name, value);
        return new DigitModelInfo
        {
            Path = model.Path,
            ModelId = model.ModelId,
            Architecture = Known(metadata.Architecture),
            Parameters = Known(metadata.Parameters),
            MultiplyAdds = Known(metadata.MultiplyAdds),
            InputShape = [.. model.InputShape],
            Convention = classifier?.Convention.ToString(),
            ConventionSource = classifier?.ConventionSource.ToString(),
            ConventionCertainty = classifier?.Finding?.Certainty,
            ProbeAccuracy = classifier?.Finding?.Accuracy,
            OutputKind = classifier?.Scores.ToString(),
            Classes = [.. metadata.Classes],
            TestAccuracy = metadata.TestAccuracy,
            ValidationAccuracy = metadata.ValidationAccuracy,
            Temperature = metadata.Temperature,
            MinimumConfidence = metadata.MinimumConfidence,
            PreprocessingVersion = metadata.PreprocessingVersion == 0 ? null : metadata.PreprocessingVersion,
            TrainedOn = Known(metadata.TrainedOn),
            TrainingOptions = options,
            Epochs = [.. metadata.Epochs.Select(Epoch)],
            Created = metadata.Created,
            ToolVersion = Known(metadata.ToolVersion),
            Size = model.Size,
        };
    }

    public static DigitModelEvaluation Evaluation(DigitEvaluation evaluation, string modelPath, string dataPath, DataIntake data) => new()
    {
        Model = modelPath,
        DataPath = dataPath,
        Count = evaluation.Count,
        Errors = evaluation.Errors,
        Accuracy = evaluation.Accuracy,
        AccuracyLow = evaluation.AccuracyInterval.Low,
        AccuracyHigh = evaluation.AccuracyInterval.High,
        Loss = evaluation.Loss,
        ExpectedCalibrationError = evaluation.ExpectedCalibrationError,
        PerClass = [.. evaluation.PerClass.Select(ClassMetrics)],
        ConfusionMatrix = evaluation.ConfusionMatrix,
        Mistakes = [.. evaluation.Mistakes.Select(Mistake)],
        Coverage = [.. evaluation.Coverage.Select(Coverage)],
        Skipped = data.Skipped,
        Ignored = data.Ignored.Total,
        IgnoredExtension = data.Ignored.Extensions,
        Elapsed = evaluation.Elapsed,
        ImagesPerSecond = evaluation.ImagesPerSecond,
    };

    public static DigitBatchResult Batch(BatchResult result, string database) => new()
    {
        Processed = result.Run.Counts.Processed,
        Skipped = result.Run.Counts.Skipped,
        Recognized = result.Run.Counts.Recognized,
        Rejected = result.Run.Counts.Rejected,
        Empty = result.Run.Counts.Empty,
        Failed = result.Run.Counts.Failed,
        Deferred = result.Run.Counts.Deferred,
        Moved = result.Run.Counts.Moved,
        Unmoved = result.Unmoved,
        Remaining = result.Run.Counts.Remaining,
        StoppedBy = result.Run.StoppedBy.ToString()!,
        Elapsed = result.Elapsed,
        PicturesPerSecond = result.PicturesPerSecond,
        Ignored = result.Ignored.Total,
        IgnoredBelow = result.Ignored.Below,
        IgnoredExtension = result.Ignored.Extensions,
        ShardIndex = result.Run.ShardIndex,
        ShardCount = result.Run.ShardCount,
        RunId = result.Run.RunId,
        Database = database,
    };

    public static DigitBatchMerge Merge(MergeResult result) => new()
    {
        Database = result.Target,
        Sources = result.Sources,
        ShardCount = result.ShardCount,
        MissingShard = [.. result.MissingShards],
        Pictures = result.Pictures,
        Added = result.Added,
        Updated = result.Updated,
        Unchanged = result.Unchanged,
        Elapsed = result.Elapsed,
    };

    public static DigitBatchRun Run(DatabaseRun run, string database) => new()
    {
        Started = run.Started.ToLocalTime(),
        Finished = run.Finished?.ToLocalTime(),
        StoppedBy = run.StoppedBy?.ToString(),
        Folders = string.Join(", ", run.Folders),
        ModelId = run.ModelId,
        ModelPath = run.ModelPath,
        MinimumConfidence = run.MinimumConfidence,
        PreprocessingVersion = run.PreprocessingVersion,
        ToolVersion = run.ToolVersion,
        Reading = run.Reading.ToString(),
        AllowedLength = LengthsOf(run),
        Pattern = run.Pattern,
        Processed = run.Counts.Processed,
        Skipped = run.Counts.Skipped,
        Recognized = run.Counts.Recognized,
        Rejected = run.Counts.Rejected,
        Empty = run.Counts.Empty,
        Failed = run.Counts.Failed,
        Deferred = run.Counts.Deferred,
        Moved = run.Counts.Moved,
        Remaining = run.Counts.Remaining,
        ShardIndex = run.ShardIndex,
        ShardCount = run.ShardCount,
        Machine = run.Machine,
        ProcessId = run.ProcessId,
        RunId = run.RunId,
        Database = database,
    };

    public static DigitBatchRemoval Removal(RemovalResult result, string database) => new()
    {
        Database = database,
        Removed = result.Removed,
        Left = result.Left,
        SizeBefore = result.SizeBefore,
        SizeAfter = result.SizeAfter,
        Elapsed = result.Elapsed,
    };

    /// <summary>A row as what its picture was read as.</summary>
    public static object BatchRow(DatabaseRow row) => row.Run.Reading == BatchReading.Text ? TextRow(row) : DigitRow(row);

    private static DigitTextBatchRow TextRow(DatabaseRow row) => new(ToTextOutput.Digits(row.Digits, row.Path, row.Page))
    {
        Path = row.Path,
        Page = row.Page,
        Status = row.Status.ToString(),
        Reason = row.Reason?.ToString(),
        Text = row.Text,
        Confidence = row.Confidence,
        ModelId = row.Run.ModelId,
        PreprocessingVersion = row.Run.PreprocessingVersion,
        MinimumConfidence = row.Run.MinimumConfidence,
        AllowedLength = LengthsOf(row.Run),
        Pattern = row.Run.Pattern,
        SourcePath = row.SourcePath ?? row.Path,
        Size = row.Stamp.Size,
        Modified = row.Stamp.Modified.ToLocalTime(),
        ContentHash = HashOf(row),
        RunId = row.Run.RunId,
        Recorded = row.Recorded.ToLocalTime(),
        ErrorId = row.ErrorId,
        Error = row.Error,
    };

    private static DigitBatchRow DigitRow(DatabaseRow row) => new(row.Probabilities)
    {
        Path = row.Path,
        Page = row.Page,
        Status = row.Status.ToString(),
        Reason = row.Reason?.ToString(),
        Digit = row.Digit,
        BestGuess = row.BestGuess,
        Confidence = row.Confidence,
        Second = row.Second,
        SecondConfidence = row.SecondConfidence,
        ModelId = row.Run.ModelId,
        PreprocessingVersion = row.Run.PreprocessingVersion,
        MinimumConfidence = row.Run.MinimumConfidence,
        SourcePath = row.SourcePath ?? row.Path,
        Size = row.Stamp.Size,
        Modified = row.Stamp.Modified.ToLocalTime(),
        ContentHash = HashOf(row),
        RunId = row.Run.RunId,
        Recorded = row.Recorded.ToLocalTime(),
        ErrorId = row.ErrorId,
        Error = row.Error,
    };

    public static DigitCoverage Coverage(CoveragePoint point) => new()
    {
        RejectedFraction = point.RejectedFraction,
        Threshold = point.Threshold,
        Count = point.Count,
        Errors = point.Errors,
        ErrorRate = point.ErrorRate,
    };

    private static string? LengthsOf(DatabaseRun run) => run.Lengths.Count == 0 ? null : string.Join(',', run.Lengths);

    private static string? HashOf(DatabaseRow row) => row.ContentHash is null ? null : Convert.ToHexString(row.ContentHash);

    private static DigitClassMetrics ClassMetrics(ClassMetrics metrics) => new()
    {
        Digit = metrics.Digit,
        Precision = metrics.Precision,
        Recall = metrics.Recall,
        F1 = metrics.F1,
        Support = metrics.Support,
    };

    private static DigitMistake Mistake(Mistake mistake) => new()
    {
        Index = mistake.Index,
        Path = mistake.Path,
        Actual = mistake.Actual,
        Predicted = mistake.Predicted,
        Confidence = mistake.Confidence,
    };

    private static double? Known(double value) => double.IsNaN(value) ? null : value;

    private static long? Known(long value) => value == 0 ? null : value;

    private static string? Known(string value) => value.Length == 0 ? null : value;
}
