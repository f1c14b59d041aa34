namespace DigitTools.Core.Data;

/// <summary>The part of a data set that a file or a folder holds.</summary>
internal enum DataPart
{
    /// <summary>All of it: it isn't divided.</summary>
    Whole,

    /// <summary>The half to train on.</summary>
    Train,

    /// <summary>The half to measure with.</summary>
    Test,

    /// <summary>What others choose by; it takes the place of a test half where there is none.</summary>
    Validation,
}
