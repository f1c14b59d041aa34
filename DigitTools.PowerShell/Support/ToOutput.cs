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
            BestEpoch = best?.ValidationAccuracy is null ? null : best.Epoch,
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
            Networks = model.Networks,
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

    /// <summary>What a model, or several together, are called in a title: the names of the files.</summary>
    public static string ModelName(string paths) => string.Join(" + ", DigitEnsemble.FilesOf(paths).Select(path => Path.GetFileName(path)));

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

    public static DigitBatchRemoval Removal(RemovalResult result, string database) => new()
    {
        Database = database,
        Removed = result.Removed,
        Left = result.Left,
        SizeBefore = result.SizeBefore,
        SizeAfter = result.SizeAfter,
        Elapsed = result.Elapsed,
    };

    public static DigitCoverage Coverage(CoveragePoint point) => new()
    {
        RejectedFraction = point.RejectedFraction,
        Threshold = point.Threshold,
        Count = point.Count,
        Errors = point.Errors,
        ErrorRate = point.ErrorRate,
    };

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
