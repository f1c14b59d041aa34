using System.Runtime.CompilerServices;
using DigitTools.Core.Imaging;
using DigitTools.Core.Onnx;
using DigitTools.Core.Recognition;

namespace DigitTools.Core.Tests.Front;

/// <summary>Digits as a C# program reads them.</summary>
public sealed class DigitReaderTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly DigitReader _reader = DigitReader.Open(options: new DigitReaderOptions { MaximumParallelism = 3 });

    public void Dispose()
    {
        _reader.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Read_AFile_GivesWhatThePipelineGives()
    {
        string path = _folder.Digit("7.png", 0);
        using var classifier = DigitClassifier.Load(DigitClassifier.ShippedPath, TestRun.Token);
        using var pipeline = new RecognitionPipeline(classifier, new RecognitionOptions());
        pipeline.Add(new PictureRequest(path));
        RecognitionResult expected = pipeline.Take(TestRun.Token);

        DigitReading reading = _reader.Read(path, TestRun.Token);

        Assert.Equal(classifier.ModelId, _reader.ModelId);
        Assert.Equal((ReadingStatus.Recognized, ReadingReason.None, path), (reading.Status, reading.Reason, reading.Name));
        Assert.Equal((7, 7, expected.SecondDigit), (reading.Digit, reading.BestGuess, reading.SecondGuess));
        Assert.Equal((expected.Confidence, expected.SecondConfidence), (reading.Confidence, reading.SecondConfidence));
        Assert.Equal(expected.Probabilities, reading.Probabilities);
        Assert.Null(reading.Error);
    }

    [Fact]
    public void OpenEnsemble_OfSeveral_ReadsWithAll()
    {
        string path = _folder.Digit("7.png", 0), other = Path.Combine(Repository.Root, "tests", "Pester", "0.1.0", "digits.onnx");
        using var alone = DigitReader.Open(other, cancellationToken: TestRun.Token);
        using var together = DigitReader.OpenEnsemble([DigitClassifier.ShippedPath, other], cancellationToken: TestRun.Token);
        DigitReading first = _reader.Read(path, TestRun.Token), second = alone.Read(path, TestRun.Token);
        DigitReading reading = together.Read(path, TestRun.Token);
        Assert.Equal(7, reading.Digit);
        // A clean digit is trusted alike, whoever reads it.
        Assert.Equal((first.Confidence + second.Confidence) / 2, reading.Confidence, 1e-3);
        Assert.DoesNotContain(together.ModelId, new[] { _reader.ModelId, alone.ModelId });
    }

    [Fact]
    public void OpenEnsemble_WithoutAModel_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => DigitReader.OpenEnsemble([], cancellationToken: TestRun.Token));
        DigitException e = Assert.Throws<DigitException>(
            () => DigitReader.OpenEnsemble([DigitClassifier.ShippedPath, _folder["nix.onnx"]], cancellationToken: TestRun.Token));
        Assert.Equal((DigitErrorId.ModelNotFound, _folder["nix.onnx"]), (e.Id, e.Target));
    }

    [Fact]
    public async Task Read_BytesAndStreams_AreReadAsTheFileIs()
    {
        string path = _folder.Digit("7.png", 0);
        byte[] content = File.ReadAllBytes(path);
        DigitReading expected = _reader.Read(path, TestRun.Token) with { Name = "mine" };
        using var stream = new MemoryStream([1, 2, .. content]) { Position = 2 };
        using var unknown = new UnseekableStream(content);
        using var later = new UnseekableStream(content);

        DigitReading[] readings =
        [
            _reader.Read(content, "mine", TestRun.Token),
            _reader.Read(stream, "mine", TestRun.Token),
            _reader.Read(unknown, "mine", TestRun.Token),
            await _reader.ReadAsync(later, "mine", TestRun.Token),
        ];

        Assert.All(readings, reading => Assert.Equivalent(expected, reading, strict: true));
        Assert.True(stream.CanRead);
        Assert.Equal("picture", _reader.Read(content, cancellationToken: TestRun.Token).Name);
    }

    [Fact]
    public void Read_BlankPaper_IsEmptyAndHasNoDigit()
    {
        DigitReading reading = _reader.Read(_folder.Blank("blank.png"), TestRun.Token);
        Assert.Equal((ReadingStatus.Empty, ReadingReason.NoInk), (reading.Status, reading.Reason));
        Assert.Equal((null, null, null, 0.0), (reading.Digit, reading.BestGuess, reading.SecondGuess, reading.Confidence));
    }

    [Fact]
    public void Read_ABadPicture_ThrowsItsError()
    {
        DigitException none = Assert.Throws<DigitException>(() => _reader.Read(_folder["none.png"], TestRun.Token));
        DigitException text = Assert.Throws<DigitException>(() => _reader.Read("no picture"u8, "scan 3", TestRun.Token));
        Assert.Equal((DigitErrorId.PictureNotFound, _folder["none.png"], true), (none.Id, none.Target, none.IsOfPicture));
        Assert.Equal((DigitErrorId.PictureUnreadable, "scan 3", true), (text.Id, text.Target, text.IsOfPicture));
        Assert.Contains("scan 3", text.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Read_ALongStream_IsRefusedWithoutBeingReadToItsEnd(bool knowsItsLength)
    {
        using DigitReader reader = Open(new DigitReaderOptions { MaximumStreamLength = 1000 });
        using Stream stream = knowsItsLength ? new MemoryStream(new byte[200_000]) : new UnseekableStream(new byte[200_000]);
        DigitException error = await Assert.ThrowsAsync<DigitException>(() => reader.ReadAsync(stream, "long", TestRun.Token));
        Assert.Equal((DigitErrorId.PictureTooLarge, "long"), (error.Id, error.Target));
        Assert.NotEqual(200_000, stream.Position);
    }

    [Fact]
    public void Read_OnManyThreads_ReadsEachPictureRight()
    {
        string[] paths = _folder.Digits(12);
        int[] expected = [.. paths.Select(path => _reader.Read(path, TestRun.Token).BestGuess!.Value)];
        Parallel.For(0, 60, i => Assert.Equal(expected[i % 12], _reader.Read(paths[i % 12], TestRun.Token).BestGuess));
    }

    [Fact]
    public async Task ReadAllAsync_PathsWithBadOnes_GivesAllInTheirOrder()
    {
        string[] digits = _folder.Digits(40);
        string slow = PngFile.WritePlain(_folder["slow.png"], side: 3000), text = _folder.Text("text.png"), none = _folder["none.png"];
        string[] paths = [slow, .. digits[..20], text, none, .. digits[20..]];

        List<DigitReading> readings = await _reader.ReadAllAsync(paths, TestRun.Token).ToListAsync(TestRun.Token);

        Assert.Equal(paths, readings.Select(r => r.Name));
        DigitReading[] failed = [.. readings.Where(r => r.Status == ReadingStatus.Failed)];
        Assert.Equal([text, none], failed.Select(r => r.Name));
        Assert.Equal([DigitErrorId.PictureUnreadable, DigitErrorId.PictureNotFound], failed.Select(r => r.Error!.Id));
        Assert.Equal([7, 2, 1, 0], readings.Skip(1).Take(4).Select(r => r.Digit!.Value));
    }

    [Fact]
    public async Task ReadAllAsync_PicturesThatCome_AreTakenAsTheyAreNeeded()
    {
        byte[] content = File.ReadAllBytes(_folder.Digit("7.png", 0));
        int taken = 0, read = 0, most = 0;
        async IAsyncEnumerable<DigitPicture> Endless()
        {
            while (true)
            {
                await Task.Yield();
                most = Math.Max(most, ++taken - read);
                yield return DigitPicture.FromBytes(content, $"{taken}");
            }
        }

        await foreach (DigitReading reading in _reader.ReadAllAsync(Endless(), TestRun.Token))
        {
            Assert.Equal($"{++read}", reading.Name);
            if (read == 200) break;
        }

        // Three threads, 16 each, and the one that waits to be added.
        Assert.InRange(most, 2, 3 * 16 + 1);
    }

    [Fact]
    public async Task ReadAllAsync_APictureThatComesLate_HoldsBackNoReading()
    {
        var late = new TaskCompletionSource();
        async IAsyncEnumerable<DigitPicture> Slow()
        {
            yield return DigitPicture.FromFile(_folder.Digit("7.png", 0));
            await late.Task;
            yield return DigitPicture.FromFile(_folder.Digit("2.png", 1));
        }

        var digits = new List<int?>();
        await foreach (DigitReading reading in _reader.ReadAllAsync(Slow(), TestRun.Token))
        {
            digits.Add(reading.Digit);
            late.TrySetResult();
        }

        Assert.Equal([7, 2], digits);
    }

    [Fact]
    public async Task ReadAllAsync_ASourceThatFails_GivesWhatCameBefore()
    {
        static IEnumerable<string> Failing(string path)
        {
            yield return path;
            throw new InvalidDataException("The list ends here.");
        }

        var digits = new List<int?>();
        await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (DigitReading reading in _reader.ReadAllAsync(Failing(_folder.Digit("7.png", 0)), TestRun.Token))
                digits.Add(reading.Digit);
        });
        Assert.Equal([7], digits);
    }

    [Fact]
    public async Task ReadAllAsync_Cancelled_EndsWhileItWaits()
    {
        using var stop = new CancellationTokenSource();
        static async IAsyncEnumerable<DigitPicture> Never([EnumeratorCancellation] CancellationToken end = default)
        {
            await Task.Delay(Timeout.Infinite, end);
            yield break;
        }

        Task<List<DigitReading>> readings = _reader.ReadAllAsync(Never(TestRun.Token), stop.Token).ToListAsync(TestRun.Token).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => readings);
    }

    [Fact]
    public void Dispose_Reader_ReadsNoMore()
    {
        DigitReader reader = Open();
        reader.Dispose();
        reader.Dispose();
        Assert.Throws<ObjectDisposedException>(() => reader.Read(_folder.Digit("7.png", 0), TestRun.Token));
        Assert.Throws<ObjectDisposedException>(() => reader.ReadAllAsync([], TestRun.Token));
    }

    [Fact]
    public void Open_AModelThatIsNone_SaysWhich()
    {
        string none = _folder["none.onnx"];
        DigitException error = Assert.Throws<DigitException>(() => DigitReader.Open(none, cancellationToken: TestRun.Token));
        Assert.Equal((DigitErrorId.ModelNotFound, none, false), (error.Id, error.Target, error.IsOfPicture));
    }

    [Theory]
    [InlineData(-0.1, 1, 1)]
    [InlineData(double.NaN, 1, 1)]
    [InlineData(0.5, 0, 1)]
    [InlineData(0.5, 1, 0)]
    public void Open_AnOptionThatCannotBe_IsRefused(double confidence, long pixels, int threads) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Open(new DigitReaderOptions
        {
            MinimumConfidence = confidence,
            MaximumPixels = pixels,
            MaximumParallelism = threads,
        }));

    [Fact]
    public void Options_EachOne_IsKeptTo()
    {
        string photo = Path.Combine(Repository.Root, "examples", "digits", "digit.png"), digit = _folder.Digit("7.png", 0);
        using DigitReader sure = Open(new DigitReaderOptions { MinimumConfidence = 1 });
        using DigitReader small = Open(new DigitReaderOptions { MaximumPixels = 100 });
        using DigitReader dark = Open(new DigitReaderOptions { Polarity = InkPolarity.DarkOnLight });

        DigitReading rejected = sure.Read(photo, TestRun.Token);
        Assert.Equal((ReadingStatus.Rejected, null, 7), (rejected.Status, rejected.Digit, rejected.BestGuess));
        Assert.Equal(DigitErrorId.PictureTooLarge, Assert.Throws<DigitException>(() => small.Read(digit, TestRun.Token)).Id);
        Assert.NotEqual(7, dark.Read(digit, TestRun.Token).Digit);
    }

    [Fact]
    public void Enums_CastByNumber_EqualThoseOfTheCore()
    {
        Assert.Equal(Members<RecognitionStatus>(), Members<ReadingStatus>().SkipLast(1));
        Assert.Equal(Members<RecognitionReason>(), Members<ReadingReason>());
        Assert.Equal(Members<Polarity>(), Members<InkPolarity>());
    }

    private static DigitReader Open(DigitReaderOptions? options = null) => DigitReader.Open(null, options, TestRun.Token);

    private static IEnumerable<(string Name, int Value)> Members<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().Select(value => (value.ToString(), Convert.ToInt32(value, null)));
}
