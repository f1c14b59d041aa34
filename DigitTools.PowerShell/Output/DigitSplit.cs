namespace DigitTools;

/// <summary>Which half of a folder of IDX files.</summary>
public enum DigitSplit
{
    /// <summary>The files t10k-*.</summary>
    Test,

    /// <summary>The files train-*.</summary>
    Train,
}
