using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.ML.OnnxRuntime;

namespace DigitTools.Core.Onnx;

/// <summary>An ONNX digit classifier, ready to run. Any number of threads may use one at the same time.</summary>
internal sealed class DigitClassifier : OnnxModel, IDigitModel
{
    private const int LargestBatch = 64;

    /// <summary>Numbers of the input of a run, where the number of pictures is free.</summary>
    private const int LargestInput = 1 << 20;

    private readonly IReadOnlyList<InputLayout> _layouts;
    private readonly IReadOnlyList<OutputLayout> _outputs;

    // Found by the attempt of the loading, before anybody else has the object.
    private ClassifierForm _form = null!;
    private InputEncoder _encoder = null!;
    private Logits _logits = null!;

    private DigitClassifier(string path, ModelContent content, InferenceSession session)
        : base(path, content, session)
    {
        _layouts = InputLayouts.Of(path, session, out long[] shape);
        _outputs = OutputLayout.Of(path, session);
        InputShape = shape;
    }

    /// <summary>The model that ships with the module.</summary>
    public static string ShippedPath => System.IO.Path.Combine(ModuleAssets.Folder, "digits.onnx");

    /// <summary>How pictures are given to the network.</summary>
    public InputConvention Convention { get; private set; } = new(InputRange.Unit);

    /// <summary>How that is known.</summary>
    public ConventionSource ConventionSource { get; private set; }

    /// <summary>What trying it out has shown; null if nobody has.</summary>
    public ModelFinding? Finding { get; private set; }

    /// <inheritdoc/>
    public double Temperature => Metadata.Temperature;

    /// <summary>What its numbers are.</summary>
    public ScoreKind Scores => _logits.Kind;

    /// <summary>Those that lie in its file too, and take part in its second look.</summary>
    public IReadOnlyList<DigitClassifier> Companions { get; private set; } = [];

    /// <summary>Its input.</summary>
    internal InputLayout Layout => _form.Layout;

    /// <summary>Numbers that it gives for a picture: ten, or more where there are classes that are no digits.</summary>
    internal int Columns => _form.Columns;

    /// <summary>Loads a model, and lets it read a made-up picture: what always fails is reported here.</summary>
    /// <param name="path">Full path of an ONNX file with one input of pictures and an output of ten classes or more. One without metadata
    /// of ours is taken for what most are, 0..1 and ink 1: <see cref="Probing.ClassifierCache"/> finds out.</param>
    /// <param name="cancellationToken">Stops the loading, which may never end: a model is a program.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelNotFound"/>, <see cref="DigitErrorId.ModelUnreadable"/>,
    /// <see cref="DigitErrorId.ModelInvalid"/> or <see cref="DigitErrorId.NativeLibraryUnavailable"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static DigitClassifier Load(string path, CancellationToken cancellationToken = default) => Load(
        path, (content, session) => new DigitClassifier(path, content, session), c => c.Prepare(cancellationToken), cancellationToken);

    /// <summary>Runs the network.</summary>
    /// <param name="pictures">N x 784 bytes, ink 255 on paper 0.</param>
    /// <param name="logits">Receives N x 10 logits, before the temperature; numbers, none of them NaN or infinite.</param>
    /// <param name="cancellationToken">Stops the run between two nodes of the network.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelInvalid"/>: it fails, or gives what is no number.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void Classify(ReadOnlySpan<byte> pictures, Span<float> logits, CancellationToken cancellationToken = default) =>
        Classify(pictures, logits, [], cancellationToken);

    /// <inheritdoc/>
    /// <remarks>Models of ours get a <see cref="SecondLook"/>; those of other tools are read as they are.</remarks>
    public void Classify(ReadOnlySpan<byte> pictures, Span<float> logits, Span<float> others, CancellationToken cancellationToken)
    {
        LookOnce(pictures, logits, others, cancellationToken);
        if (HasMetadata) LookAgain(pictures, logits, cancellationToken);
    }

    /// <summary>
    /// As <see cref="Classify(ReadOnlySpan{byte}, Span{float}, Span{float}, CancellationToken)"/>, without a second look.
    /// </summary>
    internal void LookOnce(
        ReadOnlySpan<byte> pictures, Span<float> logits, Span<float> others, CancellationToken cancellationToken)
    {
        int count = pictures.Length / DigitShape.PixelCount;
        float[] scores = ArrayPool<float>.Shared.Rent(count * Columns);
        try
        {
            Score(pictures, _encoder, scores.AsSpan(0, count * Columns), cancellationToken);
            for (int i = 0; i < count; i++)
            {
                Span<float> row = logits.Slice(i * DigitShape.ClassCount, DigitShape.ClassCount);
                if (!_logits.TryRow(scores.AsSpan(i * Columns, Columns), Metadata.Temperature, row, out double other))
                    throw Errors.ModelGivesNoNumbers(Path);
                if (!others.IsEmpty) others[i] = (float)other;
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
        }
    }

    /// <summary>Looks at the pictures again of which a first look left a doubt.</summary>
    /// <param name="pictures">N x 784 bytes, ink 255 on paper 0.</param>
    /// <param name="logits">N x 10 logits of <see cref="LookOnce"/>; those of all looks replace them.</param>
    /// <param name="cancellationToken">Stops the run between two nodes of the network.</param>
    /// <returns>How many looks were taken, the first ones not counted.</returns>
    internal int LookAgain(ReadOnlySpan<byte> pictures, Span<float> logits, CancellationToken cancellationToken) =>
        SecondLook.Apply(
            pictures, logits[..(pictures.Length / DigitShape.PixelCount * DigitShape.ClassCount)], this, cancellationToken);

    /// <summary>Runs the network, and leaves what it gives as it is.</summary>
    /// <param name="pictures">N x 784 bytes, ink 255 on paper 0.</param>
    /// <param name="encoder">Makes its input.</param>
    /// <param name="scores">Receives N x <see cref="Columns"/> numbers, or what is none.</param>
    /// <param name="cancellationToken">Stops the run between two nodes of the network.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelInvalid"/>: it fails.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal void Score(ReadOnlySpan<byte> pictures, InputEncoder encoder, Span<float> scores, CancellationToken cancellationToken)
    {
        int count = pictures.Length / DigitShape.PixelCount;
        float[] given = ArrayPool<float>.Shared.Rent(_form.Rows(_form.Batch) * Columns);
        try
        {
            for (int start = 0; start < count; start += _form.Batch)
            {
                int batch = Math.Min(_form.Batch, count - start);
                ReadOnlySpan<byte> part = pictures.Slice(start * DigitShape.PixelCount, batch * DigitShape.PixelCount);
                RunOnce(_form, part, encoder, given, cancellationToken);
                given.AsSpan(0, batch * Columns).CopyTo(scores[(start * Columns)..]);
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(given);
        }
    }

    /// <summary>Settles how it is used, before others get the object.</summary>
    internal void Use(ClassifierSetup setup)
    {
        Convention = setup.Convention;
        ConventionSource = setup.Source;
        Finding = setup.Finding;
        Metadata = Metadata with
        {
            Temperature = setup.Temperature ?? Metadata.Temperature,
            MinimumConfidence = setup.MinimumConfidence ?? Metadata.MinimumConfidence,
        };
        foreach (DigitClassifier companion in Companions) companion.Use(setup);
        _encoder = InputEncoder.Make(Layout, Convention);
        _logits = new Logits(setup.Kind ?? Scores, Columns, setup.Digits);
        // Another reader of the same file: what it has read is told from what the file reads by itself.
        if (setup.Source == ConventionSource.Given)
            ModelId = ModelFile.IdOf(SHA256.HashData(Encoding.UTF8.GetBytes($"{ModelId} {Convention}")));
    }

    private void Prepare(CancellationToken cancellationToken)
    {
        Companions = LoadCompanions(
            (content, session) => new DigitClassifier(Path, content, session), c => c.Try(cancellationToken), cancellationToken);
        Try(cancellationToken);
    }

    /// <summary>
    /// Reads something like a 1: a blank picture would be unfair to a network that divides by the spread of the pixels. Reads two at once
    /// if the model says that it takes any number: some take only one. What its description leaves open is tried in turn.
    /// </summary>
    private void Try(CancellationToken cancellationToken)
    {
        DigitException? failure = null;
        foreach (InputLayout layout in _layouts)
        {
            int most = Math.Clamp(LargestInput / layout.Values, 1, LargestBatch);
            int[] batches = layout.Batch > 0 ? [layout.Batch] : most == 1 ? [1] : [most, 1];
            foreach (int batch in batches)
            {
                foreach (OutputLayout output in _outputs)
                {
                    try
                    {
                        if (TryAs(layout, batch, output, cancellationToken)) return;
                    }
                    catch (DigitException e)
                    {
                        failure ??= e;
                    }
                }
            }
        }

        throw failure ?? Errors.ModelAnswers(Path, InputText, OutputText);
    }

    private bool TryAs(InputLayout layout, int batch, OutputLayout output, CancellationToken cancellationToken)
    {
        InputConvention convention = Expected(layout);
        var encoder = InputEncoder.Make(layout, convention);
        int rows = layout.Batch > 0 ? layout.Batch : Math.Min(batch, 2);
        OutputReader? reader = null;
        encoder.Feed(MadeUp(Math.Min(rows, 2)), rows, input => Run(
            (session, options) => Run(session, options, layout, layout.Names, input, rows, [output.Name], value =>
                reader = OutputReader.For(output, value, rows)),
            cancellationToken));
        if (reader is null) return false;

        _form = new ClassifierForm(layout, batch, reader);
        _encoder = encoder;
        Convention = convention;
        ConventionSource = HasMetadata ? ConventionSource.Metadata : ConventionSource.Assumed;
        float[] scores = new float[2 * Columns];
        Score(MadeUp(2), encoder, scores, cancellationToken);
        ScoreKind kind = output.Form == OutputForm.Labels ? ScoreKind.Labels : Logits.KindOf(scores, Columns);
        // Logits of two pictures may lie between 0 and 1 by chance.
        if (kind == ScoreKind.Sigmoids) kind = ScoreKind.Logits;
        _logits = new Logits(kind, Columns, Logits.InOrder);
        LookOnce(MadeUp(2), new float[2 * DigitShape.ClassCount], [], cancellationToken);
        return true;
    }

    /// <summary>What the file says of its input, or what is likeliest.</summary>
    private InputConvention Expected(InputLayout layout)
    {
        InputConvention likeliest = InputConventions.For(layout)[0];
        (double mean, double deviation) = (Metadata.InputMean, Metadata.InputStandardDeviation);
        if (!HasMetadata || (mean, deviation) == (0, 1)) return likeliest;
        var range = InputRange.Normal(mean, deviation);
        if (float.IsFinite((float)range.ValueOf(0, 0)) && float.IsFinite((float)range.ValueOf(byte.MaxValue, 0)))
            return likeliest with { Range = range };
        throw Errors.ModelInvalid(Path, "its metadata has an input mean and deviation that turn pixels into no numbers.");
    }

    private static byte[] MadeUp(int count)
    {
        byte[] pictures = new byte[count * DigitShape.PixelCount];
        for (int row = 0; row < count * DigitShape.Side; row++)
            if (row % DigitShape.Side is > 3 and < 24) pictures.AsSpan(row * DigitShape.Side + 13, 3).Fill(byte.MaxValue);
        return pictures;
    }

    private void RunOnce(
        ClassifierForm form, ReadOnlySpan<byte> pictures, InputEncoder encoder, float[] scores, CancellationToken cancellationToken)
    {
        int rows = form.Rows(pictures.Length / DigitShape.PixelCount);
        encoder.Feed(pictures, rows, input => Run(
            (session, options) => Run(session, options, form.Layout, form.Inputs, input, rows, form.Outputs, value =>
            {
                if (form.Reader.TryRead(value, rows, scores.AsSpan(0, rows * form.Columns))) return;
                throw Errors.ModelInvalid(Path, "it fails when it reads a picture: it gives numbers for more or fewer than it got.");
            }),
            cancellationToken));
    }

    /// <summary>Runs a session over pictures, with its other inputs filled.</summary>
    private static void Run(
        InferenceSession session,
        RunOptions options,
        InputLayout layout,
        IReadOnlyList<string> names,
        OrtValue pictures,
        int rows,
        IReadOnlyCollection<string> outputs,
        Action<OrtValue> use)
    {
        OrtValue[] others = [.. layout.Others.Select(other => other.Make(rows))];
        try
        {
            using IDisposableReadOnlyCollection<OrtValue> values = session.Run(options, names, [pictures, .. others], outputs);
            use(values[0]);
        }
        finally
        {
            foreach (OrtValue other in others) other.Dispose();
        }
    }
}
