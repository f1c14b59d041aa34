using DigitTools.Support;

namespace DigitTools;

/// <summary>One digit of a number, and where it is. All properties are scalars.</summary>
public sealed class DigitTextDigit
{
    private readonly double[] _probabilities;

    internal DigitTextDigit(double[] probabilities) => _probabilities = probabilities;

    /// <summary>Full path of the picture; of one that is no file, its name.</summary>
    public required string Path { get; init; }

    /// <summary>Name of the picture.</summary>
    public string Name => PicturePath.Name(Path);

    /// <summary>Folder of the picture.</summary>
    public string Directory => PicturePath.Directory(Path);

    /// <summary>Of a file with pages, 1 ..; 1 for single pictures.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Its line, 1 ..</summary>
    public int Line { get; init; }

    /// <summary>Its place among all digits of the picture, from 0.</summary>
    public int Index { get; init; }

    /// <summary>The digit, 0..9.</summary>
    public int Digit { get; init; }

    /// <summary>Probability of the digit, 0..1, if those beside it are right.</summary>
    public double Confidence => _probabilities[Digit];

    /// <summary>The second likeliest digit, 0..9.</summary>
    public int Second { get; init; }

    /// <summary>Probability of the second likeliest digit, 0..1.</summary>
    public double SecondConfidence => _probabilities[Second];

    /// <summary>Pixels from the left edge of the picture, as the eye sees it, to the box around the digit.</summary>
    public int Left { get; init; }

    /// <summary>Pixels from its upper edge.</summary>
    public int Top { get; init; }

    /// <summary>Width of the box, pixels.</summary>
    public int Width { get; init; }

    /// <summary>Height of the box, pixels.</summary>
    public int Height { get; init; }

    /// <summary>Probability of a 0, 0..1; P0 .. P9 sum to 1.</summary>
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
}
