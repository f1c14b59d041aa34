using DigitTools.Core.Native;
using DigitTools.Core.Threading;
using Microsoft.ML.OnnxRuntime;

namespace DigitTools.Core.Onnx;

/// <summary>A model file that is loaded and ready to run. Any number of threads may use one at the same time.</summary>
internal abstract class OnnxModel : IModel
{
    private readonly InferenceSession _session;
    private IReadOnlyList<byte[]> _companionFiles;
    private OnnxModel[] _companions = [];

    // The owner and every run under way; the session lasts until the last of them leaves.
    private int _users = 1;
    private bool _isDisposed;

    private protected OnnxModel(string path, ModelContent content, InferenceSession session)
    {
        Path = path;
        Size = content.Size;
        ModelId = content.Id;
        Files = content.Files;
        _session = session;
        // What is no protobuf may be in the other format that ONNX Runtime reads, its own.
        ModelProps props = content.Props ?? ModelProps.Of(path, session.ModelMetadata.CustomMetadataMap);
        HasMetadata = props.Metadata is not null;
        Metadata = props.Metadata ?? new ModelMetadata();
        _companionFiles = props.Companions;
    }

    /// <summary>Full path of the file.</summary>
    public string Path { get; }

    /// <summary>First 12 hexadecimal digits of the file's SHA-256; of the hashes of all files, where weights lie in other ones.</summary>
    public string ModelId { get; private protected set; }

    /// <summary>Size of the file, with those of its weights, bytes.</summary>
    public long Size { get; }

    /// <summary>Full paths of the file and of those of its weights.</summary>
    internal IReadOnlyList<string> Files { get; }

    /// <summary>Models in its file, with itself.</summary>
    public int Networks => 1 + _companions.Length;

    /// <summary>Dimensions of the input; -1 is any.</summary>
    public IReadOnlyList<long> InputShape { get; private protected init; } = [];

    /// <summary>What the file says about itself, or defaults.</summary>
    public ModelMetadata Metadata { get; private protected set; }

    /// <summary>Its inputs in words.</summary>
    private protected string InputText => ModelShape.Describe(_session.InputMetadata);

    /// <summary>Its outputs in words.</summary>
    private protected string OutputText => ModelShape.Describe(_session.OutputMetadata);

    /// <inheritdoc/>
    public double MinimumConfidence => Metadata.MinimumConfidence;

    /// <summary>Whether the file says something about itself.</summary>
    public bool HasMetadata { get; }

    /// <summary>Frees the network, once the runs that are under way are done with it: those that nobody waits for any more, too.</summary>
    public void Dispose()
    {
        if (!Interlocked.Exchange(ref _isDisposed, true)) Leave();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens a file.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="make">Makes the model of its session.</param>
    /// <param name="attempt">Lets it read something made up: what always fails is reported at once.</param>
    /// <param name="cancellationToken">Stops the loading, which may never end: a model is a program.</param>
    private protected static T Load<T>(
        string path, Func<ModelContent, InferenceSession, T> make, Action<T> attempt, CancellationToken cancellationToken)
        where T : OnnxModel
    {
        // The library takes as long as all of the file and what it says: both at once, whatever else the thread pool has to do. It is
        // loaded here, not there: a process must not end while a thread is at it that nobody waits for.
        OnnxLibrary.Prepare();
        Task<ModelContent> reading = Task.Factory.StartNew(
            () => ModelFile.ReadWhole(path, cancellationToken),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        ModelContent content;
        try
        {
            OnnxLibrary.EnsureLoaded();
        }
        finally
        {
            // What is wrong with the file is told first.
            content = reading.GetAwaiter().GetResult();
        }

        return NativeWork.Run(() => Open(path, content, make, attempt, cancellationToken), cancellationToken);
    }

    /// <summary>Runs the network; the session stays until it is done.</summary>
    /// <param name="run">Runs it.</param>
    /// <param name="cancellationToken">Stops the run between two nodes of the network.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelInvalid"/>: it fails.</exception>
    private protected void Run(Action<InferenceSession, RunOptions> run, CancellationToken cancellationToken)
    {
        Enter();
        try
        {
            // Of its own: options that runs share would end them all.
            using var options = new RunOptions();
            using CancellationTokenRegistration stop =
                cancellationToken.UnsafeRegister(static o => ((RunOptions)o!).Terminate = true, options);
            run(_session, options);
        }
        catch (OnnxRuntimeException e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Errors.ModelInvalid(Path, $"it fails when it reads a picture: {e.Message}", e);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Makes the models that lie in its file too, and keeps them until it is freed itself.</summary>
    /// <param name="make">Makes a model of its session.</param>
    /// <param name="attempt">Lets one read something made up.</param>
    /// <param name="cancellationToken">Stops the loading.</param>
    private protected T[] LoadCompanions<T>(
        Func<ModelContent, InferenceSession, T> make, Action<T> attempt, CancellationToken cancellationToken)
        where T : OnnxModel
    {
        T[] companions =
        [
            .. _companionFiles.Select(file =>
                Open(Path, ModelFile.Whole(Path, file, cancellationToken), make, attempt, cancellationToken)),
        ];
        _companionFiles = [];
        _companions = companions;
        return companions;
    }

    private static T Open<T>(
        string path,
        ModelContent content,
        Func<ModelContent, InferenceSession, T> make,
        Action<T> attempt,
        CancellationToken cancellationToken)
        where T : OnnxModel
    {
        InferenceSession? session = null;
        try
        {
            using SessionOptions options = Options();
            using CancellationTokenRegistration stop =
                cancellationToken.UnsafeRegister(static o => ((SessionOptions)o!).SetLoadCancellationFlag(true), options);
            session = new InferenceSession(content.Bytes, options);
            T model = make(content, session);
            attempt(model);
            return model;
        }
        catch (OnnxRuntimeException e)
        {
            session?.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw Errors.ModelInvalid(path, e.Message, e);
        }
        catch
        {
            session?.Dispose();
            throw;
        }
    }

    private void Enter()
    {
        int users;
        do
        {
            users = Volatile.Read(ref _users);
            ObjectDisposedException.ThrowIf(users == 0, this);
        }
        while (Interlocked.CompareExchange(ref _users, users + 1, users) != users);
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _users) > 0) return;
        _session.Dispose();
        foreach (OnnxModel companion in _companions) companion.Dispose();
    }

    /// <summary>One thread per run: callers run batches side by side, which needs no hand-over and no spinning between threads.</summary>
    private static SessionOptions Options()
    {
        var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        return options;
    }
}
