using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Transcription;

namespace DigitTools.Core.Recognition.Text;

/// <summary>How numbers are read.</summary>
internal sealed record TextOptions
{
    /// <summary>What is known of the text.</summary>
    public TextForm Form { get; init; } = TextForm.Any;

    /// <summary>Below this confidence a picture is rejected, 0..1; null takes the model's own threshold.</summary>
    public double? MinimumConfidence { get; init; }

    /// <summary>Whether ink is darker or lighter than paper.</summary>
    public Polarity Polarity { get; init; } = Polarity.Auto;

    /// <summary>Pictures worked on at the same time, at least 1.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// Pixels of a chart for each pixel of its layout, <see cref="Charts.ChartScale.Least"/> .. <see cref="Charts.ChartScale.Most"/>.
    /// </summary>
    public int ChartScale { get; init; } = Charts.ChartScale.Default;

    /// <summary>Pictures with more pixels are refused.</summary>
    public long MaximumPixels { get; init; } = PictureReader.DefaultMaximumPixels;

    /// <summary>Takes the SHA-256 of every file, and refuses one that another program keeps to itself.</summary>
    public bool HashContent { get; init; }
}
