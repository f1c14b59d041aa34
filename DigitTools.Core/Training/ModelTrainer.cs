using System.Diagnostics;
using System.Globalization;
using DigitTools.Core.Data;
using DigitTools.Core.Evaluation;
using DigitTools.Core.Model;
using DigitTools.Core.Native;
using DigitTools.Core.Onnx;
using DigitTools.Core.Preprocessing;

namespace DigitTools.Core.Training;

/// <summary>From labelled pictures to a model file.</summary>
internal static class ModelTrainer
{
    /// <summary>Loads libtorch, so that its absence is known before the data is read.</summary>
    /// <exception cref="DigitException"><see cref="DigitErrorId.NativeLibraryUnavailable"/>, with the reason.</exception>
    public static void RequireLibrary() => TorchLibrary.EnsureLoaded();

    /// <summary>
    /// Whether a model was written by the training of a checkpoint: when that training goes on, it may replace the model.
    /// </summary>
    /// <param name="checkpointPath">Full path of the checkpoint.</param>
    /// <param name="modelPath">Full path of the model.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.CheckpointInvalid"/>, or the model can't be read.</exception>
    public static bool IsModelOf(string checkpointPath, string modelPath) =>
        CheckpointFile.Read(checkpointPath) is { } state
        && OnnxWeights.ReadMetadata(modelPath)?.TrainingId == TrainingIdentity.Id(state.Identity);

    /// <summary>Trains, writes the best network, and measures the written file on the test half.</summary>
    /// <param name="data">Pictures to train and validate on.</param>
    /// <param name="test">The test half, used once, after everything was chosen; null if there is none.</param>
    /// <param name="outputPath">Full path of the model to write, replacing what is there.</param>
    /// <param name="options">How to train.</param>
    /// <param name="events">Called with what happens, from the calling thread.</param>
    /// <param name="cancellationToken">Stops within a step; the best epoch so far is still written.</param>
    /// <exception cref="DigitException">
    /// <see cref="DigitErrorId.NativeLibraryUnavailable"/>; <see cref="DigitErrorId.CheckpointInvalid"/>,
    /// <see cref="DigitErrorId.CheckpointMismatch"/>; <see cref="DigitErrorId.TrainingDiverged"/>,
    /// <see cref="DigitErrorId.TrainingFailed"/> or <see cref="DigitErrorId.OutputNotWritable"/>, which say where the last checkpoint
    /// and the best network are.
    /// </exception>
    public static TrainingResult Train(
        DigitDataset data,
        DigitDataset? test,
        string outputPath,
        TrainingOptions options,
        TrainingEvents events,
        CancellationToken cancellationToken = default)
    {
        string source = data.Source == DigitData.ShippedFolder ? "MNIST" : Path.GetFileName(Path.TrimEndingDirectorySeparator(data.Source));
        var job = new TrainingJob
        {
            MakeTask = () => new DigitTask(data, options),
            Identity = TrainingIdentity.Of(data, options),
            Data = source,
            PreprocessingVersion = DigitPreprocessor.Version,
            Threshold = options.ValidationFraction == 0 || options.CalibrationModel is not null
                ? null
                : (path, token) => Threshold(path, DigitTask.ValidationOf(data, options), token),
            Test = test is null ? null : path => Test(path, test),
        };
        return Train(job, outputPath, options, events, cancellationToken);
    }

    /// <summary>Trains, writes the best network, and measures the written file.</summary>
    /// <param name="job">What to teach. Its identity was made before the output may replace the initial model.</param>
    /// <param name="outputPath">Full path of the model to write, replacing what is there.</param>
    /// <param name="options">How to train.</param>
    /// <param name="events">Called with what happens, from the calling thread.</param>
    /// <param name="cancellationToken">Stops within a step; the best epoch so far is still written.</param>
    /// <exception cref="DigitException">As for the other.</exception>
    internal static TrainingResult Train(
        TrainingJob job, string outputPath, TrainingOptions options, TrainingEvents events, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        string id = TrainingIdentity.Id(job.Identity);
        var file = new TrainedModelFile(outputPath, options.CheckpointPath, id);
        (TrainedNetwork network, string? checkpoint) =
            Run(job, options, events, file, n => Describe(n, job, options, id), cancellationToken);
        DigitEvaluation? evaluation = null;
        if (network.BestEpoch > 0)
        {
            ModelMetadata metadata = Describe(network, job, options, id);
            file.Write(network, metadata, checkpoint);
            if (job.Threshold is not null && !cancellationToken.IsCancellationRequested)
            {
                metadata = Refit(metadata, job.Threshold, outputPath, cancellationToken);
                file.Write(network, metadata, checkpoint);
            }

            if (job.Test is not null && !cancellationToken.IsCancellationRequested)
            {
                evaluation = job.Test(outputPath);
                file.Write(network, metadata with { TestAccuracy = evaluation.Accuracy, TestLoss = evaluation.Loss }, checkpoint);
            }
        }

        return new TrainingResult
        {
            ModelPath = network.BestEpoch > 0 ? outputPath : null,
            Architecture = network.Architecture,
            Epochs = network.Epochs,
            BestEpoch = network.BestEpoch,
            TestAccuracy = evaluation?.Accuracy,
            TestLoss = evaluation?.Loss,
            StoppedBy = network.StoppedBy!.Value,
            LastEpochPart = network.LastEpochPart,
            Elapsed = clock.Elapsed,
        };
    }

    /// <summary>Trains; an error that ends it early keeps the best network so far, and says where.</summary>
    private static (TrainedNetwork Network, string? Checkpoint) Run(
        TrainingJob job,
        TrainingOptions options,
        TrainingEvents events,
        TrainedModelFile file,
        Func<TrainedNetwork, ModelMetadata> describe,
        CancellationToken cancellationToken)
    {
        Trainer? trainer = null;
        try
        {
            trainer = new Trainer(job.MakeTask, job.Identity, options, events);
            return (trainer.Run(cancellationToken), trainer.LastCheckpoint);
        }
        catch (DivergenceException e)
        {
            throw Errors.TrainingDiverged(file.OutputPath, e, trainer?.LastCheckpoint, Rescue());
        }
        catch (Exception e) when (TorchFailure.IsOne(e))
        {
            string? checkpoint = trainer is null ? Resumed() : trainer.LastCheckpoint;
            throw Errors.TrainingFailed(file.OutputPath, NativeFailure.Reason(e), checkpoint, Rescue(), e);
        }
        finally
        {
            trainer?.Dispose();
        }

        // If not even the network could be made, the checkpoint to go on from is still there.
        string? Resumed() => options.Resume && File.Exists(options.CheckpointPath) ? options.CheckpointPath : null;

        string? Rescue() => trainer?.Rescue() is { } best ? file.Keep(best, describe(best)) : null;
    }

    /// <summary>The threshold of the written file; that of the network where it is stopped meanwhile.</summary>
    private static ModelMetadata Refit(
        ModelMetadata metadata, Func<string, CancellationToken, double> threshold, string path, CancellationToken cancellationToken)
    {
        try
        {
            return metadata with { MinimumConfidence = threshold(path, cancellationToken) };
        }
        catch (OperationCanceledException)
        {
            return metadata;
        }
    }

    private static double Threshold(string path, DigitDataset heldOut, CancellationToken cancellationToken)
    {
        using var classifier = DigitClassifier.Load(path, cancellationToken);
        return ThresholdFit.Fit(classifier, heldOut, cancellationToken);
    }

    private static DigitEvaluation Test(string path, DigitDataset test)
    {
        using var classifier = DigitClassifier.Load(path, CancellationToken.None);
        return DigitEvaluator.Evaluate(classifier, test, cancellationToken: CancellationToken.None);
    }

    private static ModelMetadata Describe(TrainedNetwork network, TrainingJob job, TrainingOptions options, string id)
    {
        TrainingEpoch best = network.Epochs[network.BestEpoch - 1];
        bool validated = network.ValidationPictures > 0;
        return new ModelMetadata
        {
            Architecture = network.Architecture.Name,
            Parameters = network.Architecture.Parameters,
            MultiplyAdds = network.Architecture.MultiplyAdds,
            PreprocessingVersion = job.PreprocessingVersion,
            Temperature = network.Confidence.Temperature,
            MinimumConfidence = network.Confidence.MinimumConfidence,
            TextSlope = network.Confidence.Text?.Slope,
            TextOffset = network.Confidence.Text?.Offset,
            TextLone = network.Confidence.Text?.Lone,
            TrainedOn = string.Create(
                CultureInfo.InvariantCulture,
                $"{job.Data}: {network.TrainingPictures:N0} pictures trained on, {network.ValidationPictures:N0} validated on"),
            TrainingOptions = options.Facts.ToDictionary(fact => fact.Name, fact => fact.Shown),
            TrainingId = id,
            Epochs = [.. network.Epochs.Select(e => e with { Elapsed = TimeSpan.Zero, ImagesPerSecond = 0 })],
            BestEpoch = validated ? network.BestEpoch : 0,
            StoppedBy = network.StoppedBy,
            ValidationAccuracy = validated ? best.ValidationAccuracy : null,
            ValidationLoss = validated ? best.ValidationLoss : null,
            // Whole seconds, so that the files of two trainings are of the same length.
            Created = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()),
            ToolVersion = Core.ToolVersion.Text,
        };
    }
}
