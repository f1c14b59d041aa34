using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Onnx;
using DigitTools.Core.Recognition;

namespace DigitTools.Core.Tests.Recognition;

/// <summary>Somebody presses Ctrl+C.</summary>
public sealed class RecognitionStopTests : IDisposable
{
    private const int Count = 100;

    private readonly TestFolder _folder = new();
    private readonly DigitClassifier _classifier = DigitClassifier.Load(Repository.Fixture("pytorch-cnn.onnx"));

    public void Dispose()
    {
        _classifier.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void RecognitionPipeline_Take_EndsTheWaitingWhenCancelled()
    {
        string slow = PngFile.WritePlain(_folder["slow.png"], side: 4000);
        using var pipeline = new RecognitionPipeline(_classifier, new RecognitionOptions { Workers = 1 });
        for (int i = 0; i < Count; i++) pipeline.Add(new PictureRequest(slow));
        using var stop = new CancellationTokenSource(millisecondsDelay: 50);
        Assert.Throws<OperationCanceledException>(() =>
        {
            while (pipeline.Pending > 0) pipeline.Take(stop.Token);
        });
        Assert.InRange(pipeline.Pending, 1, Count);
    }

    [Fact]
    public void RecognitionPipeline_Take_CancelledBeforehandDoesNotWait()
    {
        string slow = PngFile.WritePlain(_folder["slow.png"], side: 4000);
        using var pipeline = new RecognitionPipeline(_classifier, new RecognitionOptions { Workers = 1 });
        pipeline.Add(new PictureRequest(slow));
        Assert.Throws<OperationCanceledException>(() => pipeline.Take(new CancellationToken(canceled: true)));
        Assert.Equal(1, pipeline.Pending);
    }

    /// <summary>Each chart takes long enough to be noticed: a batch of them would keep a user waiting for seconds.</summary>
    [Fact]
    public void RecognitionPipeline_Dispose_EndsAfterThePicturesInHand()
    {
        string digit = _folder.Digit("digit.png", 0);
        using (var pipeline = new RecognitionPipeline(_classifier, new RecognitionOptions { Workers = 1 }))
        {
            for (int i = 0; i < Count; i++) pipeline.Add(new PictureRequest(digit, _folder["charts", $"{i}.png"]));
            // The first picture may have been taken alone; with the third chart a whole batch is under way.
            while (Charts() < 3) Thread.Sleep(1);
        }

        Assert.InRange(Charts(), 3, 6);
    }

    /// <summary>
    /// While another has the turn of the large pictures, a worker that waits for it stands for one whose decoder takes hours.
    /// </summary>
    [Fact]
    public void RecognitionPipeline_Dispose_DoesNotWaitForADecoder()
    {
        string large = PngFile.WritePlain(_folder["large.png"], side: 28);
        using (FileStream file = File.OpenWrite(large)) file.SetLength(LargePictures.SharedBytes + 1);
        LargePictures.Enter(TestRun.Token);
        try
        {
            using var pipeline = new RecognitionPipeline(_classifier, new RecognitionOptions { Workers = 1 });
            pipeline.Add(new PictureRequest(large));
            using var stop = new CancellationTokenSource(millisecondsDelay: 50);
            Assert.Throws<OperationCanceledException>(() => pipeline.Take(stop.Token));
        }
        finally
        {
            LargePictures.Leave();
        }
    }

    /// <summary>A picture that has to wait for its turn before it is decoded hears that nobody wants it any more.</summary>
    [Fact]
    public void PictureReader_Read_WaitingForItsTurnEndsWhenCancelled()
    {
        string slow = PngFile.WritePlain(_folder["slow.png"], side: 6000);
        LargePictures.Enter(TestRun.Token);
        try
        {
            using var stop = new CancellationTokenSource(millisecondsDelay: 50);
            // On a thread of its own: a pool's task may run on the thread that waits for it, and that one has the turn.
            Task<GrayPicture> reading = Task.Factory.StartNew(
                () => PictureReader.Read(slow, PictureReader.DefaultMaximumPixels, new PictureBuffers(), stop.Token),
                TestRun.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            Assert.Throws<OperationCanceledException>(() => reading.GetAwaiter().GetResult());
        }
        finally
        {
            LargePictures.Leave();
        }
    }

    [Fact]
    public void RecognitionPipeline_Dispose_WithoutWorkDoesNothing()
    {
        var pipeline = new RecognitionPipeline(_classifier, new RecognitionOptions());
        pipeline.Dispose();
        pipeline.Dispose();
        Assert.Equal(0, pipeline.Pending);
    }

    private int Charts() =>
        _folder.Files.Count(f => f.EndsWith(".png", StringComparison.Ordinal) && f.StartsWith("charts/", StringComparison.Ordinal));
}
