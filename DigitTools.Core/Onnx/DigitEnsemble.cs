using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace DigitTools.Core.Onnx;

/// <summary>Several classifiers that read as one: the mean of their probabilities, each with its own temperature.</summary>
/// <remarks>
/// B. Lakshminarayanan, A. Pritzel, C. Blundell, "Simple and scalable predictive uncertainty estimation using deep ensembles",
/// NeurIPS 2017. It costs as much as its members together.
/// </remarks>
internal sealed class DigitEnsemble : IDigitModel
{
    private const int Classes = DigitShape.ClassCount;

    /// <summary>The least probability, so that every logit is a number.</summary>
    private const float Tiny = 1e-30f;

    private DigitEnsemble(IReadOnlyList<DigitClassifier> members)
    {
        Members = members;
        Path = string.Join(System.IO.Path.PathSeparator, members.Select(m => m.Path));
        ModelId = ModelFile.IdOf(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', members.Select(m => m.ModelId)))));
        MinimumConfidence = members.Average(m => m.MinimumConfidence);
    }

    /// <summary>Those that it is made of, in the order in which the user named them.</summary>
    public IReadOnlyList<DigitClassifier> Members { get; }

    /// <inheritdoc/>
    public string ModelId { get; }

    /// <inheritdoc/>
    public string Path { get; }

    /// <summary>The mean of the members'.</summary>
    public double MinimumConfidence { get; }

    /// <summary>1: the members' temperatures are in the probabilities already.</summary>
    public double Temperature => 1;

    /// <summary>Puts classifiers together; one stays as it is.</summary>
    /// <param name="members">At least one; they are freed with it.</param>
    public static IDigitModel Of(IReadOnlyList<DigitClassifier> members) => members.Count == 1 ? members[0] : new DigitEnsemble(members);

    /// <summary>The files of a <see cref="IModel.Path"/>.</summary>
    /// <remarks>All paths in it are full ones, so a name with the separator in it stays whole.</remarks>
    /// <param name="path">The path.</param>
    public static IReadOnlyList<string> FilesOf(string path)
    {
        var files = new List<string>();
        foreach (string part in path.Split(System.IO.Path.PathSeparator))
        {
            if (files.Count == 0 || System.IO.Path.IsPathFullyQualified(part)) files.Add(part);
            else files[^1] += System.IO.Path.PathSeparator + part;
        }

        return files;
    }

    /// <inheritdoc/>
    public void Classify(ReadOnlySpan<byte> pictures, Span<float> logits, Span<float> others, CancellationToken cancellationToken)
    {
        int count = pictures.Length / DigitShape.PixelCount;
        float[] given = ArrayPool<float>.Shared.Rent(count * (Classes + 1));
        try
        {
            Span<float> ownLogits = given.AsSpan(0, count * Classes), ownOthers = given.AsSpan(count * Classes, count);
            logits[..(count * Classes)].Clear();
            others.Clear();
            foreach (DigitClassifier member in Members)
            {
                member.Classify(pictures, ownLogits, ownOthers, cancellationToken);
                AddProbabilities(ownLogits, ownOthers, member.Temperature, logits);
                for (int i = 0; i < others.Length; i++) others[i] += ownOthers[i] / Members.Count;
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(given);
        }

        foreach (ref float value in logits[..(count * Classes)]) value = MathF.Log(MathF.Max(value / Members.Count, Tiny));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (DigitClassifier member in Members) member.Dispose();
    }

    private static void AddProbabilities(
        ReadOnlySpan<float> logits, ReadOnlySpan<float> others, double temperature, Span<float> sums)
    {
        Span<double> probabilities = stackalloc double[Classes];
        for (int i = 0; i < others.Length; i++)
        {
            Softmax.Apply(logits.Slice(i * Classes, Classes), temperature, probabilities);
            for (int k = 0; k < Classes; k++) sums[i * Classes + k] += (float)(probabilities[k] * (1 - others[i]));
        }
    }
}
