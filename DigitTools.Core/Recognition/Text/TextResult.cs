namespace DigitTools.Core.Recognition.Text;

/// <summary>What became of one picture.</summary>
internal sealed record TextResult : PictureResult
{
    /// <inheritdoc/>
    public TextResult(PicturePage page)
        : base(page)
    {
    }

    /// <summary>The text, or of a rejected picture the likeliest: lines parted by line feeds, wide gaps as spaces.</summary>
    public string Text { get; init; } = "";

    /// <summary>How likely all of it is right, 0..1, calibrated on pictures of people's own.</summary>
    public double Confidence { get; init; }

    /// <summary>Its digits, line after line, from left to right.</summary>
    public IReadOnlyList<TextDigit> Digits { get; init; } = [];

    /// <summary>Pixels per row of the picture as the eye sees it.</summary>
    public int Width { get; init; }

    /// <summary>Rows of it.</summary>
    public int Height { get; init; }
}
