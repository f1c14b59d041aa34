using System.Globalization;

namespace DigitTools.Core.Onnx;

/// <summary>
/// A model with others in its file, its companions: it reads every picture, and they read those too of which it isn't sure.
/// </summary>
/// <remarks>
/// The companions lie whole, as Base64, among the metadata, which is text. So the graph is that of the first alone, and every tool that
/// reads ONNX can run it.
/// </remarks>
internal static class JoinedModel
{
    /// <summary>Models in a file at most.</summary>
    public const int Most = 16;

    /// <summary>The files of the companions, in their order; none in most models.</summary>
    /// <param name="path">The model, for errors.</param>
    /// <param name="texts">Its <see cref="MetadataProps"/>.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelInvalid"/>: one of them is damaged.</exception>
    public static IReadOnlyList<byte[]> Companions(string path, IReadOnlyDictionary<string, string> texts)
    {
        var files = new List<byte[]>();
        while (files.Count + 1 < Most && texts.TryGetValue(KeyOf(files.Count + 1), out string? text)) files.Add(Decode(path, text));
        return files;
    }

    /// <summary>Where a model lies among the metadata.</summary>
    /// <param name="index">1 for the second model, and so on.</param>
    public static string KeyOf(int index) => string.Create(CultureInfo.InvariantCulture, $"{MetadataJson.Key}.model{index + 1}");

    /// <summary>The file of a companion.</summary>
    /// <param name="path">The model, for errors.</param>
    /// <param name="text">What lies among the metadata.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelInvalid"/>: it is damaged.</exception>
    public static byte[] Decode(string path, string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException e)
        {
            throw Errors.ModelInvalid(path, $"a model in it is damaged: {e.Message}", e);
        }
    }
}
