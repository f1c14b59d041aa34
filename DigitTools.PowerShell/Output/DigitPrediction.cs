using DigitTools.Support;

namespace DigitTools;

/// <summary>What was read from one picture. All properties are scalars, so that a CSV or JSON file holds them whole.</summary>
public sealed class DigitPrediction
{
    private readonly double[] _probabilities;

    internal DigitPrediction(double[] probabilities) => _probabilities = probabilities;

    /// <summary>Full path of the picture; of one that is no file, its name.</summary>
    public required string Path { get; init; }

    /// <summary>Name of the picture.</summary>
    public string Name => PicturePath.Name(Path);

    /// <summary>Folder of the picture.</summary>
    public string Directory => PicturePath.Directory(Path);

    /// <summary>Of a file with pages, 1 ..; 1 for single pictures.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Recognized, Rejected or Empty.</summary>
    public required string Status { get; init; }

    /// <summary>None, LowConfidence, NotADigit, SeveralDigits, NothingKept or NoInk.</summary>
    public required string Reason { get; init; }

    /// <summary>The digit, 0..9; null unless Status is Recognized.</summary>
    public int? Digit { get; init; }

    /// <summary>The likeliest digit, 0..9, whatever the status; null for an empty picture, of which the network saw nothing.</summary>
    public int? BestGuess { get; init; }

    /// <summary>Calibrated probability of BestGuess, 0..1; 0 for an empty picture.</summary>
    public double Confidence { get; init; }

    /// <summary>The second likeliest digit, 0..9; null for an empty picture.</summary>
    public int? Second { get; init; }

    /// <summary>Calibrated probability of the second likeliest digit, 0..1.</summary>
    public double SecondConfidence { get; init; }

    /// <summary>Confidence - SecondConfidence.</summary>
    public double Margin => Confidence - SecondConfidence;

    /// <summary>Probability of a 0, 0..1. P0 .. P9 sum to 1 at most: to less where something speaks against the reading.</summary>
    public double P0 => _probabilities[0];

    /// <summary>Probability of a 1, 0..1.</summary>
    public double P1 => _probabilities[1];

    /// <summary>Probability of a 2, 0..1.</summary>
    public double P2 => _probabilities[2];

    /// <summary>Probability of a 3, 0..1.</summary>
    public double P3 => _probabilities[3];

    /// <summary>Probability of a 4, 0..1.</summary>
    public double P4 => _probabilities[4];

    /// <summary>Probability of a 5, 0..1.</summary>
    public double P5 => _probabilities[5];

    /// <summary>Probability of a 6, 0..1.</summary>
    public double P6 => _probabilities[6];

    /// <summary>Probability of a 7, 0..1.</summary>
    public double P7 => _probabilities[7];

    /// <summary>Probability of an 8, 0..1.</summary>
    public double P8 => _probabilities[8];

    /// <summary>Probability of a 9, 0..1.</summary>
    public double P9 => _probabilities[9];

    /// <summary>First 12 hexadecimal digits of the model file's SHA-256.</summary>
    public required string ModelId { get; init; }

    /// <summary>P0 .. P9 as an array of 10; they sum to 1 at most.</summary>
    public double[] GetProbabilities() => [.. _probabilities];
}
