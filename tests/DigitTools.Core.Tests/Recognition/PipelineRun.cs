using DigitTools.Core.Onnx;
using DigitTools.Core.Recognition;

namespace DigitTools.Core.Tests.Recognition;

/// <summary>Uses a pipeline as the cmdlet does.</summary>
internal static class PipelineRun
{
    /// <summary>Adds all pictures and takes all results.</summary>
    public static RecognitionResult[] All(DigitClassifier classifier, RecognitionOptions options, params PictureRequest[] requests)
    {
        var results = new List<RecognitionResult>();
        using var pipeline = new RecognitionPipeline(classifier, options);
        foreach (PictureRequest request in requests)
        {
            pipeline.Add(request);
            while (pipeline.TryTake(out RecognitionResult? result, TestRun.Token)) results.Add(result);
        }

        while (pipeline.Pending > 0) results.Add(pipeline.Take(TestRun.Token));
        return [.. results];
    }
}
