namespace DigitTools.Core.Data;

/// <summary>Which half of a folder of IDX files.</summary>
internal enum DataSplit
{
    /// <summary>The files <c>t10k-*</c>.</summary>
    Test,

    /// <summary>The files <c>train-*</c>.</summary>
    Train,
}
