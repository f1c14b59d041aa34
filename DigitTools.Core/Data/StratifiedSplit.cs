namespace DigitTools.Core.Data;

/// <summary>
/// Divides labelled pictures into a part to train on and a part to validate on, with the classes in the same proportions.
/// </summary>
internal static class StratifiedSplit
{
    /// <summary>Chooses the validation part of each class at random, at least one picture of a class that has two.</summary>
    /// <param name="labels">N labels, each 0..9.</param>
    /// <param name="validationFraction">0 .. 0.9; 0 leaves the validation part empty.</param>
    /// <param name="seed">The same seed and labels give the same parts.</param>
    /// <returns>Positions of both parts, ascending; together all of 0 .. N - 1.</returns>
    public static (int[] Train, int[] Validation) Make(ReadOnlySpan<byte> labels, double validationFraction, ulong seed)
    {
        var members = new List<int>[DigitShape.ClassCount];
        for (int k = 0; k < members.Length; k++) members[k] = [];
        for (int i = 0; i < labels.Length; i++) members[labels[i]].Add(i);

        var train = new List<int>(labels.Length);
        var validation = new List<int>();
        for (int k = 0; k < members.Length; k++)
        {
            int[] shuffled = [.. members[k]];
            new Random64(seed, (ulong)k).Shuffle(shuffled.AsSpan());
            int held = validationFraction == 0 || shuffled.Length < 2
                ? 0
                : Math.Clamp((int)Math.Round(shuffled.Length * validationFraction), 1, shuffled.Length - 1);
            validation.AddRange(shuffled.AsSpan(0, held));
            train.AddRange(shuffled.AsSpan(held));
        }

        train.Sort();
        validation.Sort();
        return ([.. train], [.. validation]);
    }
}
