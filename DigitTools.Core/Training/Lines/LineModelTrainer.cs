using System.Text;
using DigitTools.Core.Data;
using DigitTools.Core.Handwriting.Lines;

namespace DigitTools.Core.Training.Lines;

/// <summary>From drawn lines, and labelled pictures of numbers, to a model file that reads lines.</summary>
internal static class LineModelTrainer
{
    /// <summary>Trains, and writes the best network.</summary>
    /// <param name="pictures">The user's pictures, read already; null for drawn lines alone.</param>
    /// <param name="outputPath">Full path of the model to write, replacing what is there.</param>
    /// <param name="options">How to train; the architecture is Line.</param>
    /// <param name="events">Called with what happens, from the calling thread.</param>
    /// <param name="cancellationToken">Stops within a step; the best epoch so far is still written.</param>
    /// <exception cref="DigitException">As for single digits: see <see cref="ModelTrainer"/>.</exception>
    public static TrainingResult Train(
        LinePictures? pictures,
        string outputPath,
        TrainingOptions options,
        TrainingEvents events,
        CancellationToken cancellationToken = default)
    {
        DigitDataset scans = DigitData.Read(DigitData.ShippedFolder, DataSplit.Train, cancellationToken: cancellationToken);
        IReadOnlyList<LabelledLines> lines = pictures?.Lines ?? [];
        Dictionary<string, string> identity = TrainingIdentity.Of(Hash(lines), options);
        identity["lines"] = TrainingIdentity.Digest([.. TrainingRecipe.Lines(typeof(LineRecipe)), $"Writer={LineWriter.Version}"]);
        var job = new TrainingJob
        {
            MakeTask = () => new LineTask(scans, lines, options),
            Identity = identity,
            Data = pictures is null ? "drawn lines" : $"drawn lines, and {pictures.Name}",
        };
        return ModelTrainer.Train(job, outputPath, options, events, cancellationToken);
    }

    private static string Hash(IReadOnlyList<LabelledLines> pictures) => TrainingIdentity.Hash(
        pictures.SelectMany(picture => picture.Lines.Select(line => line.Pixels)
            .Append(Encoding.ASCII.GetBytes(string.Join('/', picture.Digits) + '\n'))));
}
