using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DigitTools.Core.Data;

namespace DigitTools.Core.Training;

/// <summary>What has to be the same for a training to go on from a checkpoint. Threads, patience and time limit may change.</summary>
internal static class TrainingIdentity
{
    /// <summary>Name and value of everything that the steps depend on.</summary>
    public static Dictionary<string, string> Of(DigitDataset data, TrainingOptions options) => new()
    {
        ["data"] = Hash(data),
        ["architecture"] = options.Architecture.Name,
        ["number of epochs"] = options.Epochs.ToString(CultureInfo.InvariantCulture),
        ["batch size"] = options.BatchSize.ToString(CultureInfo.InvariantCulture),
        ["learning rate"] = options.LearningRate.ToString(CultureInfo.InvariantCulture),
        ["weight decay"] = options.WeightDecay.ToString(CultureInfo.InvariantCulture),
        ["validation fraction"] = options.ValidationFraction.ToString(CultureInfo.InvariantCulture),
        ["seed"] = options.Seed.ToString(CultureInfo.InvariantCulture),
        ["drawn digit ratio"] = options.DrawnDigitRatio.ToString(CultureInfo.InvariantCulture),
        ["outlier ratio"] = options.OutlierRatio.ToString(CultureInfo.InvariantCulture),
        ["augmentation"] = options.Augmentation.ToString(),
        ["initial model"] = options.InitialModel is null ? "none" : Convert.ToHexStringLower(SHA256.HashData(Onnx.ModelFile.Read(options.InitialModel)))[..12],
    };

    /// <summary>A short name of a training, 12 hex digits.</summary>
    public static string Id(IReadOnlyDictionary<string, string> identity)
    {
        string text = string.Join('\n', identity.OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => $"{part.Key}={part.Value}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
    }

    /// <summary>Makes sure that two trainings are the same.</summary>
    /// <exception cref="DigitException"><see cref="DigitErrorId.CheckpointMismatch"/>: names the first difference.</exception>
    public static void Require(string path, IReadOnlyDictionary<string, string> stored, IReadOnlyDictionary<string, string> asked)
    {
        foreach ((string name, string value) in asked)
        {
            string found = stored.GetValueOrDefault(name, "unknown");
            if (found != value) throw Errors.CheckpointMismatch(path, name, found, value);
        }
    }

    private static string Hash(DigitDataset data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(data.Labels);
        hash.AppendData(data.Pixels);
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
