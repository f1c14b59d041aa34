using System.Globalization;

namespace DigitTools.Core.Onnx;

/// <summary>What paper and ink are to a network: the levels between them lie evenly between the two.</summary>
/// <param name="Name">As people write it.</param>
/// <param name="Paper">What level 0 is, for each channel, or one for all.</param>
/// <param name="Ink">What level 255 is.</param>
internal sealed record InputRange(string Name, IReadOnlyList<double> Paper, IReadOnlyList<double> Ink)
{
    private const string InvertedWord = " inverted";

    /// <summary>Paper 0, ink 1.</summary>
    public static InputRange Unit { get; } = Between(0, 1);

    /// <summary>Paper 0, ink 255.</summary>
    public static InputRange Levels { get; } = Between(0, 255);

    /// <summary>The mean of MNIST taken away, the rest divided by its deviation.</summary>
    public static InputRange Standard { get; } = Normal(0.1307, 0.3081);

    /// <summary>Paper -1, ink 1.</summary>
    public static InputRange AroundZero { get; } = Between(-1, 1);

    /// <summary>Paper -0.5, ink 0.5.</summary>
    public static InputRange Half { get; } = Between(-0.5, 0.5);

    /// <summary>Red, green and blue with the means and deviations of ImageNet, which networks of its kind are trained with.</summary>
    public static InputRange ImageNet { get; } = new(
        "imagenet",
        [-0.485 / 0.229, -0.456 / 0.224, -0.406 / 0.225],
        [(1 - 0.485) / 0.229, (1 - 0.456) / 0.224, (1 - 0.406) / 0.225]);

    /// <summary>From one number for paper to another for ink.</summary>
    public static InputRange Between(double paper, double ink) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{paper}..{ink}"), [paper], [ink]);

    /// <summary>0..1, less a mean, divided by a deviation.</summary>
    public static InputRange Normal(double mean, double deviation) => new(
        string.Create(CultureInfo.InvariantCulture, $"mean {mean} deviation {deviation}"), [-mean / deviation], [(1 - mean) / deviation]);

    /// <summary>The same with ink and paper exchanged.</summary>
    public InputRange Inverted() => new(Name + InvertedWord, Ink, Paper);

    /// <summary>What a level is.</summary>
    /// <param name="level">0..255, ink 255.</param>
    /// <param name="channel">0 ..</param>
    public double ValueOf(int level, int channel)
    {
        double paper = Paper[Math.Min(channel, Paper.Count - 1)], ink = Ink[Math.Min(channel, Ink.Count - 1)];
        return paper + (ink - paper) * level / byte.MaxValue;
    }
}
