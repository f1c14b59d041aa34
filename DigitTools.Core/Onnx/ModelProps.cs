using System.Text.Json;

namespace DigitTools.Core.Onnx;

/// <summary>What a model file has beside its graph.</summary>
/// <param name="Metadata">What it says about itself; null if nothing.</param>
/// <param name="Companions">The models that lie in it too; see <see cref="JoinedModel"/>.</param>
internal sealed record ModelProps(ModelMetadata? Metadata, IReadOnlyList<byte[]> Companions)
{
    /// <summary>What a temperature can be, far beyond what any fit gives; outside, a confidence is no number any more.</summary>
    private const double LowestTemperature = 1e-3, HighestTemperature = 1e3;

    /// <summary>Of the texts of a file.</summary>
    /// <param name="path">The model, for errors.</param>
    /// <param name="texts">Its <see cref="MetadataProps"/>.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelInvalid"/>: one of them is damaged.</exception>
    public static ModelProps Of(string path, IReadOnlyDictionary<string, string> texts) => new(
        texts.TryGetValue(MetadataJson.Key, out string? text) ? Read(path, text) : null, JoinedModel.Companions(path, texts));

    private static ModelMetadata Read(string path, string text)
    {
        try
        {
            ModelMetadata metadata = MetadataJson.Read(text);
            bool sound = metadata.Classes.Count == DigitShape.ClassCount
                && metadata.Temperature is >= LowestTemperature and <= HighestTemperature
                && metadata.InputStandardDeviation is > 0 and < double.PositiveInfinity
                && metadata.MinimumConfidence is >= 0 and <= 1;
            if (sound) return metadata;
            throw Errors.ModelInvalid(
                path, "its metadata has a number of classes, temperature, deviation or minimum confidence that can't be.");
        }
        catch (JsonException e)
        {
            throw Errors.ModelInvalid(path, $"its metadata is damaged: {e.Message}", e);
        }
    }
}
