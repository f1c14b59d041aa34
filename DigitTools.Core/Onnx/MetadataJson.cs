using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigitTools.Core.Onnx;

/// <summary><see cref="ModelMetadata"/> as the text that the model file holds under <see cref="Key"/>.</summary>
/// <remarks>Generated at build time: reflection would cost a cold start tens of milliseconds.</remarks>
[JsonSourceGenerationOptions(
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ModelMetadata))]
internal sealed partial class MetadataJson : JsonSerializerContext
{
    /// <summary>The key among the metadata of the ONNX file.</summary>
    public const string Key = "digittools";

    /// <summary>To text.</summary>
    public static string Write(ModelMetadata metadata) => JsonSerializer.Serialize(metadata, Default.ModelMetadata);

    /// <summary>From text.</summary>
    /// <exception cref="JsonException">The text is damaged.</exception>
    public static ModelMetadata Read(string text)
    {
        ModelMetadata metadata = JsonSerializer.Deserialize(text, Default.ModelMetadata)
            ?? throw new JsonException("The metadata is null.");
        // The reader checks members for null, but not what lists hold.
        bool hasNull = metadata.Classes.Contains(null!)
            || metadata.Epochs.Contains(null!)
            || metadata.TrainingOptions.Values.Contains(null!);
        return hasNull ? throw new JsonException("A list has null in the place of a value.") : metadata;
    }
}
