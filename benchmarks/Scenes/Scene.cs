using System.Globalization;
using DigitTools.Core.Data;
using SkiaSharp;

namespace DigitTools.Benchmarks.Scenes;

/// <summary>A picture as people bring it, drawn, with what is right for it.</summary>
/// <param name="Kind">What it is one of.</param>
/// <param name="Number">Which one, from 0.</param>
/// <param name="Digit">The digit on it; null where there is not exactly one.</param>
/// <param name="File">The picture as PNG or JPEG.</param>
/// <param name="Extension">Of its file, with the dot.</param>
internal sealed record Scene(SceneKind Kind, int Number, int? Digit, byte[] File, string Extension)
{
    /// <summary>A name that says kind, number and truth.</summary>
    public string FileName
    {
        get
        {
            string truth = Digit?.ToString(CultureInfo.InvariantCulture) ?? Kind.Truth.ToString().ToLowerInvariant();
            return string.Create(CultureInfo.InvariantCulture, $"{Kind.Name.Replace(' ', '-')}-{Number:d4}-{truth}{Extension}");
        }
    }

    /// <summary>Draws a scene.</summary>
    /// <param name="kind">Which kind.</param>
    /// <param name="seed">Another seed, other scenes.</param>
    /// <param name="number">Which one of the kind, from 0.</param>
    /// <param name="half">The half of MNIST that digits are taken from: what is fitted does not see the test half.</param>
    public static Scene Draw(SceneKind kind, int seed, int number, DataSplit half = DataSplit.Test)
    {
        var random = new SceneRandom(seed, SceneKind.All.IndexOf(kind), number, half);
        int digit = random.Between(0, 9);
        using SKBitmap picture = kind.Paint(digit, random);
        bool isPhoto = random.Chance(kind.PhotoPart);
        if (isPhoto) Grain.Add(picture, random.Between(1f, 5f), random);
        using SKData data = isPhoto
            ? picture.Encode(SKEncodedImageFormat.Jpeg, random.Between(70, 95))
            : picture.Encode(SKEncodedImageFormat.Png, quality: 100);
        return new Scene(kind, number, kind.Truth == SceneTruth.Digit ? digit : null, data.ToArray(), isPhoto ? ".jpg" : ".png");
    }
}
