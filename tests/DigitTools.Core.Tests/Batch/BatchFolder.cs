using System.Security.Cryptography;
using DigitTools.Core.Batch;
using DigitTools.Core.Database;
using DigitTools.Core.Imaging;
using DigitTools.Core.Onnx;
using DigitTools.Core.Recognition;

namespace DigitTools.Core.Tests.Batch;

/// <summary>An inbox with its database, to run batches over.</summary>
internal sealed class BatchFolder : IDisposable
{
    public BatchFolder()
    {
        Inbox = Directory.CreateDirectory(Folder["inbox"]).FullName;
        Options = new BatchOptions { Folders = [Inbox], SettleTime = TimeSpan.Zero, Recognition = new RecognitionOptions { Workers = 2 } };
    }

    public TestFolder Folder { get; } = new();

    public string Inbox { get; }

    public string Database => Folder["results.db"];

    /// <summary>The inbox; files count as written at once, so that no test waits.</summary>
    public BatchOptions Options { get; init; }

    public DigitClassifier Classifier { get; } = DigitClassifier.Load(Repository.Fixture("pytorch-cnn.onnx"));

    /// <summary>What the last run reported.</summary>
    public List<DigitException> Errors { get; } = [];

    public List<(string Path, DeferReason Reason)> Deferred { get; } = [];

    /// <summary>The animations that the last run told of.</summary>
    public List<(string Path, AnimationFrame Frame)> Animations { get; } = [];

    public DatabaseRow[] Rows => DatabaseRows.Read(Database);

    /// <summary>Writes a test picture of MNIST into the inbox: 7 2 1 0 4 1 4 9 ...</summary>
    public string Digit(string name, int index) => PngFile.WriteDigit(Path.Combine(Inbox, name), Mnist.Test.Pixels(index));

    public string[] Digits(int count) => [.. Enumerable.Range(0, count).Select(i => Digit($"{i:0000}.png", i))];

    public BatchCounts Run(BatchOptions? options = null, CancellationTokenSource? stop = null) => RunWhole(options, stop).Run.Counts;

    public BatchResult RunWhole(
        BatchOptions? options = null,
        CancellationTokenSource? stop = null,
        Action<DatabaseRow>? row = null,
        Action<int, int>? progress = null)
    {
        Errors.Clear();
        Deferred.Clear();
        Animations.Clear();
        var events = new BatchEvents(
            row,
            Errors.Add,
            (path, reason) => Deferred.Add((path, reason)),
            Progress: progress,
            Animation: (path, frame) => Animations.Add((path, frame)));
        return DigitBatch.Run(Database, Classifier, options ?? Options, events, stop?.Token ?? TestRun.Token);
    }

    /// <summary>The file is there as it was read, and no move is under way.</summary>
    public static void AssertIsWhereItsRowSays(DatabaseRow row)
    {
        Assert.Equal(FileStamp.Of(row.Path), row.Stamp);
        Assert.Equal(SHA256.HashData(File.ReadAllBytes(row.Path)), row.ContentHash);
        Assert.Null(row.MoveTo);
    }

    public void Dispose()
    {
        Classifier.Dispose();
        Folder.Dispose();
    }
}
