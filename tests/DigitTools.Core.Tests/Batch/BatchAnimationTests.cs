using DigitTools.Core.Batch;
using DigitTools.Core.Database;
using DigitTools.Core.Imaging;

namespace DigitTools.Core.Tests.Batch;

/// <summary>Animations in a batch: read as one picture, and told of once.</summary>
public sealed class BatchAnimationTests : IDisposable
{
    private readonly BatchFolder _batch = new();

    public void Dispose() => _batch.Dispose();

    [Fact]
    public void DigitBatch_Run_AnimationIsToldOfByTheRunThatReadsIt()
    {
        string seven = Write("seven.gif", 0), blank = Write("blank.gif", null);
        _batch.Digit("two.png", 1);
        BatchOptions options = _batch.Options with { LogPath = _batch.Folder["log.jsonl"] };
        Assert.Equal((2, 1, 0), Counts(_batch.Run(options)));
        Assert.Equal(
            [(blank, new AnimationFrame(1, 2, 2, IsBlank: true)), (seven, new AnimationFrame(2, 2, 2, IsBlank: false))],
            _batch.Animations.OrderBy(a => a.Path, StringComparer.Ordinal));
        Assert.Equal(7, _batch.Rows.Single(r => r.Path == seven).Digit);
        string log = File.ReadAllText(options.LogPath!);
        Assert.Contains("\"event\":\"picture.animation\"", log, StringComparison.Ordinal);
        Assert.Contains("\"frame\":2,\"frames\":2,\"blank\":false", log, StringComparison.Ordinal);

        Assert.Equal((0, 0, 0), Counts(_batch.Run(options)));
        Assert.Empty(_batch.Animations);
    }

    private static (long Recognized, long Empty, long Failed) Counts(BatchCounts counts) =>
        (counts.Recognized, counts.Empty, counts.Failed);

    /// <summary>A blank frame, then a test picture of MNIST or another blank one.</summary>
    private string Write(string name, int? digit)
    {
        const int Side = DigitShape.Side;
        byte[] second = digit is { } index ? Mnist.Test.Pixels(index) : new byte[DigitShape.PixelCount];
        string path = Path.Combine(_batch.Inbox, name);
        var frame = new GifFrame(0, 0, Side, Side, second);
        File.WriteAllBytes(path, GifFile.Animation(Side, Side, GifFrame.Plain(0, 0, Side, Side, 0), frame));
        return path;
    }
}
