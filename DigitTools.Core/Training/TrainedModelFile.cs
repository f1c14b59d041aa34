using DigitTools.Core.Onnx;

namespace DigitTools.Core.Training;

/// <summary>
/// Where the model of a training goes; if it can't be written there, it is kept in another place, so that hours of work are not lost.
/// </summary>
/// <param name="outputPath">Full path of the model.</param>
/// <param name="checkpointPath">Full path of the checkpoint; null if there is none.</param>
/// <param name="trainingId">Names the training: a model that it keeps elsewhere replaces only one that it kept before.</param>
internal sealed class TrainedModelFile(string outputPath, string? checkpointPath, string trainingId)
{
    /// <summary>Full path of the model.</summary>
    public string OutputPath => outputPath;

    /// <summary>Writes the model.</summary>
    /// <param name="network">The network.</param>
    /// <param name="metadata">What the file says about itself.</param>
    /// <param name="checkpoint">A checkpoint to name if that fails; null for none.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.OutputNotWritable"/>: says where the model is instead.</exception>
    public void Write(TrainedNetwork network, ModelMetadata metadata, string? checkpoint)
    {
        try
        {
            OnnxExporter.Write(outputPath, network.Architecture, network.Tensors, metadata);
        }
        catch (DigitException e) when (e.Id == DigitErrorId.OutputNotWritable)
        {
            throw Errors.ModelNotWritable(outputPath, e, checkpoint, Keep(network, metadata));
        }
    }

    /// <summary>Writes the model under another name: beside the checkpoint, beside the output, or in a new temporary folder.</summary>
    /// <returns>Full path of the file; null if it could be written nowhere.</returns>
    public string? Keep(TrainedNetwork network, ModelMetadata metadata)
    {
        string?[] folders = [Path.GetDirectoryName(checkpointPath), Path.GetDirectoryName(outputPath)];
        foreach (string? folder in folders)
            if (folder is not null && TryWrite(folder, network, metadata) is { } path) return path;
        try
        {
            string folder = Directory.CreateTempSubdirectory("DigitTools-").FullName;
            if (TryWrite(folder, network, metadata) is { } path) return path;
            Directory.Delete(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // No place is left to try.
        }

        return null;
    }

    private string? TryWrite(string folder, TrainedNetwork network, ModelMetadata metadata)
    {
        string path = Path.Combine(folder, $"digit-model-{trainingId}.onnx");
        try
        {
            OnnxExporter.Write(path, network.Architecture, network.Tensors, metadata);
            return path;
        }
        catch (DigitException e) when (e.Id == DigitErrorId.OutputNotWritable)
        {
            return null;
        }
    }
}
