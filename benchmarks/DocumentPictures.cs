using DigitTools.Core.Charts;
using DigitTools.Core.Data;
using DigitTools.Core.Evaluation;
using DigitTools.Core.Onnx;
using DigitTools.Core.Onnx.Probing;
using DigitTools.Core.Recognition;
using DigitTools.Core.Recognition.Grids;
using SkiaSharp;

namespace DigitTools.Benchmarks;

/// <summary>The pictures of the documents, made from what ships.</summary>
internal static class DocumentPictures
{
    private const string Title = "digits.onnx on MNIST";

    /// <summary>Levels that are one tone in a picture with a photo in it.</summary>
    private const int Tone = 8;

    /// <summary>Writes all pictures.</summary>
    /// <param name="folder">Full path of the folder of the documents.</param>
    public static void Write(string folder)
    {
        DigitClassifier classifier = ClassifierCache.Get(DigitClassifier.ShippedPath);
        string In(string name) => Path.Combine(folder, name);

        Predict(classifier, "5-photo.jpg", In("prediction.png"));
        WriteSheet(In("grid.png"));
        Drawings.Write(In("drawings.png"), seed: 1);

        DigitDataset test = DigitData.Read(DigitData.ShippedFolder, DataSplit.Test);
        DigitEvaluation evaluation = DigitEvaluator.Evaluate(classifier, test);
        ConfusionMatrixChart.Write(In("confusion.png"), evaluation, Title);
        MistakesChart.Write(In("mistakes.png"), evaluation.Mistakes, i => test.Picture(i).ToArray(), Title);
        ReliabilityChart.Write(In("reliability.png"), evaluation, Title);
        string network = $"{classifier.Metadata.Architecture}, {classifier.Metadata.Parameters:N0} parameters";
        LearningCurveChart.Write(In("curves.png"), classifier.Metadata.Epochs, network);
    }

    /// <summary>Writes the one of a sheet.</summary>
    /// <param name="chart">Full path of the PNG.</param>
    public static void WriteSheet(string chart)
    {
        var options = new GridOptions { ChartScale = 1 };
        using var pipeline = new GridPipeline(
            ClassifierCache.Get(DigitClassifier.ShippedPath), LineNetwork.Get(LineNetwork.ShippedPath), options);
        pipeline.Add(new PictureRequest(Path.Combine(Repository.Root, "examples", "sheets", "scores.jpg"), chart));
        GridResult result = pipeline.Take(CancellationToken.None);
        if ((result.Error ?? result.ChartError) is { } error) throw error;
        ReduceTones(chart);
    }

    /// <summary>The grain of a photo makes its PNG three times as large; the documents go into every package.</summary>
    private static void ReduceTones(string path)
    {
        byte[] tones = [.. Enumerable.Range(0, 256).Select(level => (byte)Math.Min(255, (level + Tone / 2) / Tone * Tone))];
        using var picture = SKBitmap.Decode(path);
        using var reduced = new SKBitmap(new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(reduced))
        using (var filter = SKColorFilter.CreateTable(tones))
        using (var paint = new SKPaint { ColorFilter = filter })
            canvas.DrawBitmap(picture, 0, 0, paint);
        using SKPixmap pixels = reduced.PeekPixels();
        using SKData png = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.NoFilters, zLibLevel: 9))!;
        File.WriteAllBytes(path, png.ToArray());
    }

    private static void Predict(DigitClassifier classifier, string sample, string chart)
    {
        using var pipeline = new RecognitionPipeline(classifier, new RecognitionOptions());
        pipeline.Add(new PictureRequest(Path.Combine(Repository.Root, "examples", "digits", sample), chart));
        RecognitionResult result = pipeline.Take(CancellationToken.None);
        if ((result.Error ?? result.ChartError) is { } error) throw error;
    }
}
