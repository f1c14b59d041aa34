using SkiaSharp;

namespace DigitTools.Benchmarks;

/// <summary>One sample picture.</summary>
/// <param name="Name">File name; its ending chooses PNG or JPEG.</param>
/// <param name="Digit">The digit it shows, 0..9.</param>
/// <param name="Nth">Which of the test digits of this class, from 0.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Paper">What it is drawn on.</param>
/// <param name="PaperColor">Colour of the paper.</param>
/// <param name="Ink">Colour of the pen.</param>
/// <param name="Degrees">Turned to the right by.</param>
internal sealed record Sample(
    string Name, int Digit, int Nth, int Width, int Height, Paper Paper, SKColor PaperColor, SKColor Ink, float Degrees = 0);
