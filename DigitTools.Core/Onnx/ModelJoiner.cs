using System.Text.Json;
using DigitTools.Core.Files;
using DigitTools.Core.Model;
using DigitTools.Core.Onnx.Format;
using Google.Protobuf;

namespace DigitTools.Core.Onnx;

/// <summary>Puts several models into one file, a <see cref="JoinedModel"/>.</summary>
internal static class ModelJoiner
{
    /// <summary>Writes the file: whole or not at all.</summary>
    /// <param name="paths">Full paths of models of ours, two at least. One that is joined itself counts as those that it is made
    /// of.</param>
    /// <param name="output">Full path of the file; it may be one of them.</param>
    /// <param name="minimumConfidence">Below this confidence the file rejects a picture, 0..1; null for the mean of the models'.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelNotFound"/>, <see cref="DigitErrorId.ModelUnreadable"/>;
    /// <see cref="DigitErrorId.ModelInvalid"/>: one is damaged, somebody else's, they are of two kinds, or too many;
    /// <see cref="DigitErrorId.OutputNotWritable"/>.</exception>
    public static void Join(IReadOnlyList<string> paths, string output, double? minimumConfidence)
    {
        List<ModelProto> models = [.. paths.SelectMany(Parts)];
        if (models.Exists(m => ReadsLines(m) != ReadsLines(models[0]))) throw Errors.ModelsOfTwoKinds(paths[^1]);
        if (models.Count > JoinedModel.Most) throw Errors.TooManyModels(paths[^1], models.Count, JoinedModel.Most);
        double mean = models.Average(m => OnnxWeights.Metadata(m)!.MinimumConfidence);
        ModelProto first = models[0];
        ModelMetadata metadata = OnnxWeights.Metadata(first)! with { MinimumConfidence = minimumConfidence ?? mean };
        Find(first, MetadataJson.Key)!.Value = MetadataJson.Write(metadata);
        for (int i = 1; i < models.Count; i++)
        {
            string text = Convert.ToBase64String(models[i].ToByteArray());
            first.MetadataProps.Add(new StringStringEntryProto { Key = JoinedModel.KeyOf(i), Value = text });
        }

        ReplaceFile.Write(output, stream => first.WriteTo(stream));
    }

    /// <summary>The models of a file, each without its companions.</summary>
    private static List<ModelProto> Parts(string path)
    {
        try
        {
            ModelProto first = ModelProto.Parser.ParseFrom(ModelFile.Read(path));
            var parts = new List<ModelProto> { first };
            while (Find(first, JoinedModel.KeyOf(parts.Count)) is { } companion)
            {
                first.MetadataProps.Remove(companion);
                parts.Add(ModelProto.Parser.ParseFrom(JoinedModel.Decode(path, companion.Value)));
            }

            return parts.TrueForAll(IsOurs) ? parts : throw Errors.ModelNotJoinable(path);
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or JsonException)
        {
            throw Errors.ModelInvalid(path, e.Message, e);
        }
    }

    private static bool IsOurs(ModelProto model) => NetworkArchitecture.Find(OnnxWeights.Metadata(model)?.Architecture ?? "") is not null;

    private static bool ReadsLines(ModelProto model) => OnnxWeights.Metadata(model)!.Architecture == LineArchitecture.Line.Name;

    private static StringStringEntryProto? Find(ModelProto model, string key) => model.MetadataProps.FirstOrDefault(p => p.Key == key);
}
