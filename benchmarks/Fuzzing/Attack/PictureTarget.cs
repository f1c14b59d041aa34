using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Onnx;
using DigitTools.Core.Onnx.Probing;
using DigitTools.Core.Recognition;
using DigitTools.Core.Reports;

namespace DigitTools.Benchmarks.Fuzzing.Attack;

/// <summary>Pictures, as Get-DigitPrediction, Invoke-DigitBatch and Export-DigitReport open them.</summary>
internal sealed class PictureTarget() : FuzzTarget(FuzzKind.Pictures)
{
    private const int ThumbnailSide = 96;

    private static readonly string[] s_extensions = [".png", ".jpg", ".gif", ".bmp", ".webp"];

    private readonly IReadOnlyList<byte[]> _seeds = SeedFiles.Pictures();

    /// <inheritdoc/>
    public override string Make(FuzzRandom random, FuzzFolders folders)
    {
        string path = PathOf(folders, random);
        if (random.OneIn(40)) return OddFile.Make(path, random);
        (byte[] file, string damage) = random.OneIn(150) ? (PngDamage.Large(random), "large") : Damage(random.Pick(_seeds), random);
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
        RecognitionResult result = Recognize(classifier, options, new RecognitionRequest(path, chart), cancellationToken);
        UnsoundException.Unless(result.Path == path, $"gives the path {result.Path}");
        if (result.Error is not null) throw result.Error;
        if (!random.OneIn(4)) return;
        ShownPicture shown = PictureReader.ReadShown(path, PictureReader.DefaultMaximumPixels, cancellationToken);
        byte[] thumbnail = PictureThumbnail.Encode(shown.Color, ThumbnailSide);
        UnsoundException.Unless(thumbnail.Length > 0, $"gives an empty thumbnail");
    }

    /// <summary>Reads one picture and checks what is said of it.</summary>
    internal static RecognitionResult Recognize(
        DigitClassifier classifier, RecognitionOptions options, RecognitionRequest request, CancellationToken cancellationToken)
    {
        using var pipeline = new RecognitionPipeline(classifier, options);
        pipeline.Add(request);
        RecognitionResult result = pipeline.Take(cancellationToken);
        Soundness.Check(result);
        return result;
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
