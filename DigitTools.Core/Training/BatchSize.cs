namespace DigitTools.Core.Training;

/// <summary>How many pictures of each kind a batch has, in this order.</summary>
/// <param name="Data">Pictures of the data.</param>
/// <param name="Drawn">Digits drawn by pen.</param>
/// <param name="Outliers">What is no digit.</param>
internal readonly record struct BatchSize(int Data, int Drawn, int Outliers)
{
    /// <summary>Pictures that have a label.</summary>
    public int Digits => Data + Drawn;

    /// <summary>All pictures of a batch.</summary>
    public int All => Data + Drawn + Outliers;
}
