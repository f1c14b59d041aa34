using System.Numerics;
using DigitTools.Core.Data;
using DigitTools.Core.Evaluation;
using DigitTools.Core.Handwriting.Lines;
using DigitTools.Core.Model;
using DigitTools.Core.Onnx;
using DigitTools.Core.Preprocessing.Lines;

namespace DigitTools.Core.Training.Lines;

/// <summary>Teaches a network to read lines: those that are drawn for each step, and those of the user's pictures.</summary>
internal sealed class LineTask : ITrainingTask
{
    /// <summary>Uses of the random streams. Those of the split of the data have numbers below.</summary>
    private const ulong Split = 20, Widths = 21, Lines = 22, HeldBack = 23;

    private readonly TrainingOptions _options;
    private readonly DataParallelNetwork<LineReplica> _network;
    private readonly HeldBackLines _heldBack;
    private readonly int _own;

    /// <param name="scans">Single digits that people wrote, which the lines are drawn from.</param>
    /// <param name="pictures">The user's pictures; none for drawn lines alone.</param>
    /// <param name="options">How to train.</param>
    public LineTask(DigitDataset scans, IReadOnlyList<LabelledLines> pictures, TrainingOptions options)
    {
        _options = options;
        int[] order = [.. Enumerable.Range(0, pictures.Count)];
        new Random64((ulong)options.Seed, Split, 0).Shuffle(order);
        LabelledLines[] shuffled = [.. order.Select(i => pictures[i])];
        int held = (int)Math.Round(pictures.Count * options.ValidationFraction);
        (TextLine Line, string Digits)[] own = [.. shuffled[held..].Where(p => p.AreAligned).SelectMany(p => p.Lines.Zip(p.Digits))];
        TrainingPictures = pictures.Count - held;
        _own = own.Length == 0 ? 0 : (int)(LineRecipe.LinesOfPart * LineRecipe.OwnPart);
        OwnLines? lines = own.Length == 0 ? null : new OwnLines(own, options.Augmentation);
        var written = new WrittenDigits(scans);
        int parts = Math.Max(1, options.BatchSize / LineRecipe.LinesOfPart);
        StepsPerEpoch = Math.Max(options.MinimumStepsPerEpoch, own.Length / Math.Max(1, parts * _own));
        _network = new DataParallelNetwork<LineReplica>(() => new LineReplica(written, lines), parts, options.ThreadCount);
        bool drawsHeldBack = pictures.Count == 0 && options.ValidationFraction > 0;
        _heldBack = new HeldBackLines(drawsHeldBack ? DrawHeldBack() : shuffled[..held]);
    }

    /// <inheritdoc/>
    public TrainedNumbers Numbers => _network.Numbers;

    /// <inheritdoc/>
    public int TrainingPictures { get; }

    /// <inheritdoc/>
    public int ValidationPictures => _heldBack.Count;

    /// <inheritdoc/>
    public int OutputsPerPicture => HeldBackLines.Outputs;

    /// <inheritdoc/>
    public int PicturesPerStep => _network.Parts * LineRecipe.LinesOfPart;

    /// <inheritdoc/>
    public int StepsPerEpoch { get; }

    /// <inheritdoc/>
    public void StartEpoch(int epoch)
    {
        // Lines are functions of the step of the whole training.
    }

    /// <inheritdoc/>
    public (double Loss, int Right) Step(int step, long stepOfAll)
    {
        var choice = new Random64((ulong)_options.Seed, Widths, (ulong)stepOfAll);
        int width = LineRecipe.Widths[choice.NextInt32(LineRecipe.Widths.Count)];
        ConvolutionProof.Process.Require(LineArchitecture.Shapes(width), [LineRecipe.LinesOfPart], gradients: true);
        return _network.Step((replica, part, result) =>
        {
            long first = (stepOfAll * _network.Parts + part) * LineRecipe.LinesOfPart;
            var batch = new LineBatch(
                width, LineRecipe.LinesOfPart, _own, line => new Random64((ulong)_options.Seed, Lines, (ulong)(first + line)));
            replica.Compute(Numbers.Values, batch, 1f / _network.Parts, result);
        });
    }

    /// <inheritdoc/>
    public (double Loss, double Accuracy) Validate(float[] values, float[] outputs) => _heldBack.Read(_network, values, outputs);

    /// <inheritdoc/>
    /// <remarks>Of two digits, all answers alike, chance reads one text in a hundred; of one digit one in ten.</remarks>
    public bool IsAboveChance(float[] outputs)
    {
        (double Probability, bool IsRight)[] pairs = HeldBackLines.Pairs(outputs);
        return pairs.Length > 0 && WilsonInterval.Of(pairs.Count(pair => pair.IsRight), pairs.Length).Low > 1.0 / DigitShape.ClassCount;
    }

    /// <inheritdoc/>
    public FittedConfidence Fit(float[]? outputs)
    {
        (double Probability, bool IsRight)[] pairs = outputs is null ? [] : HeldBackLines.Pairs(outputs);
        if (pairs.Length >= LineRecipe.FewestToFit)
        {
            TextCalibration fitted = TextCalibrationFit.Fit([pairs]);
            return new FittedConfidence(1, TextCalibrationFit.Threshold(pairs, fitted, LineRecipe.WantedRight), fitted);
        }

        // Too few to tell: it is about as sure as the model that it comes from.
        return _options.InitialModel is { } path && OnnxWeights.ReadMetadata(path) is { } initial
            ? new FittedConfidence(initial.Temperature, initial.MinimumConfidence, TextCalibration.Of(initial))
            : new FittedConfidence(1, 0);
    }

    public void Dispose() => _network.Dispose();

    private LabelledLines[] DrawHeldBack()
    {
        int width = LineRecipe.Widths[^1];
        var drawn = new LabelledLines[LineRecipe.DrawnValidation];
        _network.ForEach(drawn.Length, (replica, i) =>
        {
            float[] pixels = new float[DigitShape.LineHeight * width];
            var random = new Random64((ulong)_options.Seed, HeldBack, (ulong)i);
            string digits = replica.DrawLine(width, pixels, ref random);
            byte[] levels = [.. pixels.Select(pixel => (byte)(pixel * byte.MaxValue + 0.5f))];
            drawn[i] = new LabelledLines([new TextLine(width, levels, Matrix3x2.Identity)], [digits]);
        });
        return drawn;
    }
}
