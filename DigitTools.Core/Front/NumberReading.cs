using System.Diagnostics.CodeAnalysis;
using DigitTools.Core.Recognition;
using DigitTools.Core.Recognition.Text;

namespace DigitTools.Core;

/// <summary>What was read of a picture of a number.</summary>
public sealed record NumberReading : PictureReading
{
    [SetsRequiredMembers]
    internal NumberReading(TextResult result)
        : base(result)
    {
        if (result.Error is not null) return;

        Text = result.Status == RecognitionStatus.Recognized ? result.Text : null;
        BestGuess = result.Text;
        Confidence = result.Confidence;
        Digits = [.. result.Digits.Select(Of)];
        Width = result.Width;
        Height = result.Height;
    }

    /// <summary>The number, lines parted by line feeds and wide gaps as spaces; null unless it was recognized.</summary>
    public string? Text { get; init; }

    /// <summary>The likeliest text, of a rejected picture too; empty where no digit was found.</summary>
    public string BestGuess { get; init; } = "";

    /// <summary>Its digits, line after line, from left to right.</summary>
    public IReadOnlyList<NumberDigit> Digits { get; init; } = [];

    /// <summary>Pixels per row of the picture as the eye sees it: the boxes of the digits are in it.</summary>
    public int Width { get; init; }

    /// <summary>Rows of it.</summary>
    public int Height { get; init; }

    private static NumberDigit Of(TextDigit digit) => new()
    {
        Digit = digit.Digit,
        Line = digit.Line,
        Probabilities = digit.Probabilities,
        Left = digit.Left,
        Top = digit.Top,
        Width = digit.Width,
        Height = digit.Height,
    };
}
