namespace DigitTools;

/// <summary>How well some pictures of numbers were read. Shares are 0..1.</summary>
public abstract class DigitTextFigures
{
    private protected DigitTextFigures()
    {
    }

    /// <summary>How many pictures.</summary>
    public int Count { get; internal set; }

    /// <summary>The share of them read right as a whole.</summary>
    public double Exact { get; internal set; }

    /// <summary>Lower bound of its 95 % Wilson interval.</summary>
    public double ExactLow { get; internal set; }

    /// <summary>Upper bound of its 95 % Wilson interval.</summary>
    public double ExactHigh { get; internal set; }

    /// <summary>Characters to be put in, taken out or exchanged, by those that are written; over 1 where far too much is read.</summary>
    public double CharacterErrorRate { get; internal set; }

    /// <summary>The share of the pictures read with another number of digits.</summary>
    public double WrongLength { get; internal set; }

    /// <summary>The share of the pictures that are Recognized: the confidence reaches the threshold.</summary>
    public double Recognized { get; internal set; }

    /// <summary>The share of those read right; null if there are none.</summary>
    public double? ExactOfRecognized { get; internal set; }

    /// <summary>The largest share of the pictures that can be kept, the surest first, with 99 % of them right.</summary>
    public double CoverageAt99 { get; internal set; }

    /// <summary>Mean distance of confidence and accuracy over 15 bins.</summary>
    public double ExpectedCalibrationError { get; internal set; }
}
