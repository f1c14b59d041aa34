namespace DigitTools.Core.Training;

/// <summary>How many pictures of each kind a batch, or a part of one, has, in this order.</summary>
/// <param name="Data">Pictures of the data.</param>
/// <param name="Drawn">Digits drawn by pen.</param>
/// <param name="Outliers">What is no digit.</param>
internal readonly record struct BatchSize(int Data, int Drawn, int Outliers)
{
    /// <summary>Pictures that have a label.</summary>
    public int Digits => Data + Drawn;

    /// <summary>All pictures of a batch.</summary>
    public int All => Data + Drawn + Outliers;

    /// <summary>
    /// Parts that a batch is computed in, each on one thread; a function of the batch alone, so that the result doesn't depend on the
    /// number of threads.
    /// </summary>
    public int Parts => Math.Max(1, Data / TrainingRecipe.PicturesOfPart);

    /// <summary>The pictures in front of a part; those in front of part <see cref="Parts"/> are all.</summary>
    public BatchSize Before(int part) => new(Data * part / Parts, Drawn * part / Parts, Outliers * part / Parts);

    /// <summary>The pictures of a part.</summary>
    public BatchSize Part(int part)
    {
        BatchSize start = Before(part), end = Before(part + 1);
        return new BatchSize(end.Data - start.Data, end.Drawn - start.Drawn, end.Outliers - start.Outliers);
    }
}
