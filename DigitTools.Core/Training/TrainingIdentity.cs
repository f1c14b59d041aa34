using System.Security.Cryptography;
using System.Text;
using DigitTools.Core.Data;
using DigitTools.Core.Onnx;

namespace DigitTools.Core.Training;

/// <summary>What has to be the same for a training to go on from a checkpoint. Threads, patience and time limit may change.</summary>
internal static class TrainingIdentity
{
    private const string Recipe = "recipe";

    /// <summary>Name and value of everything that the steps depend on.</summary>
    public static Dictionary<string, string> Of(DigitDataset data, TrainingOptions options) => Of(Hash(data.Labels, data.Pixels), options);

    /// <summary>Name and value of everything that the steps depend on.</summary>
    /// <param name="data">A short name of the data.</param>
    /// <param name="options">How to train.</param>
    public static Dictionary<string, string> Of(string data, TrainingOptions options)
    {
        var identity = options.Facts.Where(fact => fact.IsFixed).ToDictionary(fact => fact.Words, fact => fact.Value);
        identity["data"] = data;
        identity["initial model"] = options.InitialModel is null ? "none" : Short(SHA256.HashData(ModelFile.Read(options.InitialModel)));
        identity[Recipe] = TrainingRecipe.Digest;
        return identity;
    }

    /// <summary>A short name of a training, 12 hex digits.</summary>
    public static string Id(IReadOnlyDictionary<string, string> identity)
    {
        IEnumerable<string> parts = identity.OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => $"{part.Key}={part.Value}");
        return Digest(parts);
    }

    /// <summary>A short name of some lines of text, 12 hex digits.</summary>
    public static string Digest(IEnumerable<string> lines) => Short(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));

    /// <summary>Makes sure that two trainings are the same.</summary>
    /// <exception cref="DigitException"><see cref="DigitErrorId.CheckpointMismatch"/>: names the first difference.</exception>
    public static void Require(string path, IReadOnlyDictionary<string, string> stored, IReadOnlyDictionary<string, string> asked)
    {
        // The same options mean another training under another recipe, so that comes first.
        if (stored.GetValueOrDefault(Recipe) != asked[Recipe]) throw Errors.CheckpointOfOtherRecipe(path);
        foreach ((string name, string value) in asked)
        {
            string found = stored.GetValueOrDefault(name, "unknown");
            if (found != value) throw Errors.CheckpointMismatch(path, name, found, value);
        }
    }

    /// <summary>A short name of some bytes, 12 hex digits.</summary>
    public static string Hash(params IEnumerable<byte[]> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (byte[] part in parts) hash.AppendData(part);
        return Short(hash.GetHashAndReset());
    }

    private static string Short(byte[] hash) => Convert.ToHexStringLower(hash)[..12];
}
