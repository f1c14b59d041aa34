using System.Numerics.Tensors;

namespace DigitTools.Core.Evaluation;

/// <summary>How many pictures are read right, and how many would be by giving the same answers to any pictures.</summary>
/// <remarks>
/// After J. Cohen, "A coefficient of agreement for nominal scales", 1960. The largest class's share, which is the same for a network that
/// always gives one answer, would be too much to ask if the classes are unbalanced and the network does tell them apart.
/// </remarks>
/// <param name="Right">Pictures read right.</param>
/// <param name="Count">All pictures.</param>
/// <param name="ByChance">The share that is expected of these answers in any order, 0..1.</param>
internal readonly record struct ChanceAgreement(int Right, int Count, double ByChance)
{
    /// <summary>Whether more is read right than chance explains, by the 95 % interval.</summary>
    public bool IsAboveChance => Count > 0 && WilsonInterval.Of(Right, Count).Low > ByChance;

    /// <summary>The agreement of answers with labels.</summary>
    /// <param name="logits">N x 10.</param>
    /// <param name="labels">N labels.</param>
    public static ChanceAgreement Of(ReadOnlySpan<float> logits, ReadOnlySpan<byte> labels)
    {
        Span<long> answers = stackalloc long[DigitShape.ClassCount], truths = stackalloc long[DigitShape.ClassCount];
        answers.Clear();
        truths.Clear();
        int right = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            int answer = TensorPrimitives.IndexOfMax(logits.Slice(i * DigitShape.ClassCount, DigitShape.ClassCount));
            answers[answer]++;
            truths[labels[i]]++;
            if (answer == labels[i]) right++;
        }

        double pairs = 0;
        for (int k = 0; k < DigitShape.ClassCount; k++) pairs += (double)answers[k] * truths[k];
        return new ChanceAgreement(right, labels.Length, pairs / Math.Max(1, (double)labels.Length * labels.Length));
    }
}
