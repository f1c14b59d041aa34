using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Onnx;
using DigitTools.Core.Onnx.Probing;
using DigitTools.Core.Recognition;
using DigitTools.Core.Reports;

namespace DigitTools.Benchmarks.Fuzzing.Attack;

/// <summary>Pictures, as Get-DigitPrediction, Invoke-DigitBatch and Export-DigitReport open them.</summary>
/// <param name="kind">Those that Skia decodes, or those of scanners.</param>
internal sealed class PictureTarget(FuzzKind kind) : FuzzTarget(kind)
{
    private const int ThumbnailSide = 96;

    private static readonly string[] s_extensions = [".png", ".jpg", ".gif", ".bmp", ".webp"];

    private readonly IReadOnlyList<byte[]> _seeds = kind == FuzzKind.Scans ? ScanSeeds.All() : SeedFiles.Pictures();

    /// <inheritdoc/>
    public override string Make(FuzzRandom random, FuzzFolders folders)
    {
        string path = PathOf(folders, random);
        if (random.OneIn(40)) return OddFile.Make(path, random);
        (byte[] file, string damage) = Kind == FuzzKind.Scans ? (ScanDamage.Apply(random.Pick(_seeds), random), "scan")
            : random.OneIn(150) ? (PngDamage.Large(random), "large")
            : Damage(random.Pick(_seeds), random);
        File.WriteAllBytes(path, file);
        return damage;
    }

    /// <inheritdoc/>
    public override void Attack(FuzzRandom random, FuzzFolders folders, CancellationToken cancellationToken)
    {
        string path = Directory.EnumerateFileSystemEntries(folders.Case).First();
        string? chart = random.OneIn(10) ? Path.Combine(folders.Output, "chart.png") : null;
        Polarity polarity = random.Pick(Polarity.Auto, Polarity.Auto, Polarity.DarkOnLight, Polarity.LightOnDark);
        var options = new RecognitionOptions { Workers = 1, HashContent = random.OneIn(2), Polarity = polarity };
        DigitClassifier classifier = ClassifierCache.Get(DigitClassifier.ShippedPath, cancellationToken);
        RecognitionResult[] results = Recognize(classifier, options, new PictureRequest(path, chart), cancellationToken);
        for (int i = 0; i < results.Length; i++)
        {
            UnsoundException.Unless(results[i].Path == path, $"gives the path {results[i].Path}");
            bool isInOrder = results[i].Page == i + 1 && results[i].PageCount == results.Length;
            UnsoundException.Unless(isInOrder, $"gives page {results[i].Page} as no. {i + 1} of {results.Length}");
        }

        if (results[0].Error is { } error) throw error;
        if (results.Length > 1) return;
        if (!random.OneIn(4)) return;
        ShownPicture shown = PictureReader.ReadShown(path, PictureReader.DefaultMaximumPixels, cancellationToken);
        byte[] thumbnail = PictureThumbnail.Encode(shown.Color, ThumbnailSide);
        UnsoundException.Unless(thumbnail.Length > 0, $"gives an empty thumbnail");
    }

    /// <summary>Reads one picture, or all pages of it, and checks what is said of them.</summary>
    internal static RecognitionResult[] Recognize(
        DigitClassifier classifier, RecognitionOptions options, PictureRequest request, CancellationToken cancellationToken)
    {
        using var pipeline = new RecognitionPipeline(classifier, options);
        pipeline.Add(request);
        var results = new List<RecognitionResult>();
        while (pipeline.Pending > 0) results.Add(pipeline.Take(cancellationToken));
        results.ForEach(Soundness.Check);
        return [.. results];
    }

    /// <summary>Damages a picture by its format, by bytes, or by both.</summary>
    internal static (byte[] File, string Damage) Damage(byte[] file, FuzzRandom random)
    {
        if (random.OneIn(50)) return (file, "none");
        bool inside = !random.OneIn(3);
        if (inside)
        {
            file = PngDamage.Is(file) ? PngDamage.Apply(file, random)
                : JpegDamage.Is(file) ? JpegDamage.Apply(file, random)
                : HeaderDamage.Apply(file, random);
        }

        bool bytes = !inside || random.OneIn(6);
        if (bytes) file = ByteDamage.Apply(file, random);
        return (file, inside ? bytes ? "format and bytes" : "format" : "bytes");
    }

    private static string PathOf(FuzzFolders folders, FuzzRandom random) =>
        Path.Combine(folders.Case, "picture" + random.Pick(s_extensions));
}
