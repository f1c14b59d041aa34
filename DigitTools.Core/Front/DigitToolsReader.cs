namespace DigitTools.Core;

/// <summary>
/// A model that is loaded and reads pictures: PNG, JPEG, WebP, BMP, GIF, TIFF, PBM, PGM, PPM, TGA and scanned PDF, told apart by their
/// content. Make one for the life of the program; any number of threads may use it at the same time.
/// </summary>
/// <typeparam name="TReading">What is read.</typeparam>
public abstract class DigitToolsReader<TReading> : IDisposable
    where TReading : PictureReading
{
    private const string Nameless = "picture";

    private readonly IReadingEngine<TReading> _engine;
    private readonly int _maximumStreamLength;
    private volatile bool _isDisposed;

    private protected DigitToolsReader(IReadingEngine<TReading> engine, ReaderOptions options)
    {
        _engine = engine;
        _maximumStreamLength = options.MaximumStreamLength;
    }

    /// <summary>Names the model: the first 12 hexadecimal digits of its file's SHA-256.</summary>
    public string ModelId => _engine.ModelId;

    /// <summary>Reads a file of one picture. One with several pages is for <see cref="ReadPages(string, CancellationToken)"/>.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.PictureNotFound"/>, <see cref="DigitErrorId.PictureIsDirectory"/>,
    /// <see cref="DigitErrorId.PictureUnreadable"/>, <see cref="DigitErrorId.PictureTooLarge"/> or
    /// <see cref="DigitErrorId.PictureLocked"/>; <see cref="DigitErrorId.ModelInvalid"/> if the model fails.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The reader was disposed.</exception>
    public TReading Read(string path, CancellationToken cancellationToken = default) =>
        Read(DigitPicture.FromFile(path), cancellationToken);

    /// <summary>Reads the bytes of a picture file.</summary>
    /// <param name="content">All bytes.</param>
    /// <param name="name">What people call it: the reading and its errors name it so.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.PictureUnreadable"/> or <see cref="DigitErrorId.PictureTooLarge"/>;
    /// <see cref="DigitErrorId.ModelInvalid"/> if the model fails.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The reader was disposed.</exception>
    public TReading Read(ReadOnlySpan<byte> content, string? name = null, CancellationToken cancellationToken = default) =>
        Read(DigitPicture.FromBytes(content.ToArray(), name), cancellationToken);

    /// <summary>Reads a stream, from where it stands to its end. It is not closed.</summary>
    /// <param name="stream">The bytes of a picture file, <see cref="ReaderOptions.MaximumStreamLength"/> at most.</param>
    /// <param name="name">What people call it: the reading and its errors name it so.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, string, CancellationToken)"/>
    public TReading Read(Stream stream, string? name = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Read(DigitPicture.FromBytes(StreamBytes.Read(stream, name ?? Nameless, _maximumStreamLength), name), cancellationToken);
    }

    /// <summary>Reads a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <inheritdoc cref="Read(string, CancellationToken)"/>
    public TReading Read(DigitPicture picture, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        TReading reading = _engine.Read(picture, onePage: true, cancellationToken)[0];
        return reading.Error is { } error ? throw error : reading;
    }

    /// <summary>Reads the pages of a file: of a TIFF or a scanned PDF one or more, of any other picture one.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>A reading for each page, in order; a bad one has an <see cref="PictureReading.Error"/>, if there are others.</returns>
    /// <inheritdoc cref="Read(string, CancellationToken)"/>
    public IReadOnlyList<TReading> ReadPages(string path, CancellationToken cancellationToken = default) =>
        ReadPages(DigitPicture.FromFile(path), cancellationToken);

    /// <summary>Reads the pages of a picture file, which may be in memory.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>As <see cref="ReadPages(string, CancellationToken)"/>.</returns>
    /// <inheritdoc cref="Read(string, CancellationToken)"/>
    public IReadOnlyList<TReading> ReadPages(DigitPicture picture, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        IReadOnlyList<TReading> pages = _engine.Read(picture, onePage: false, cancellationToken);
        return pages is [{ Error: { } error }] ? throw error : pages;
    }

    /// <summary>
    /// Reads a stream, from where it stands to its end: first its bytes, then on a thread of the pool the picture. It is not closed.
    /// </summary>
    /// <inheritdoc cref="Read(Stream, string, CancellationToken)"/>
    public async Task<TReading> ReadAsync(Stream stream, string? name = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ReadOnlyMemory<byte> content =
            await StreamBytes.ReadAsync(stream, name ?? Nameless, _maximumStreamLength, cancellationToken).ConfigureAwait(false);
        var picture = DigitPicture.FromBytes(content, name);
        return await Task.Run(() => Read(picture, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Reads files on <see cref="ReaderOptions.MaximumParallelism"/> threads and gives the readings in the order of the paths. A picture
    /// that can't be read is a reading with an <see cref="PictureReading.Error"/>, and the next one goes on.
    /// </summary>
    /// <param name="paths">Their paths; taken as they are needed, 16 ahead for each thread.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelInvalid"/>: the model fails.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The reader was disposed.</exception>
    public IAsyncEnumerable<TReading> ReadAllAsync(IEnumerable<string> paths, CancellationToken cancellationToken = default) =>
        ReadAllAsync(paths.Select(DigitPicture.FromFile).ToAsyncEnumerable(), cancellationToken);

    /// <summary>
    /// Reads pictures, files or bytes, that come one after the other, as
    /// <see cref="ReadAllAsync(IEnumerable{string}, CancellationToken)"/> does.
    /// </summary>
    /// <param name="pictures">The pictures; taken as they are needed, 16 ahead for each thread. An exception of theirs comes after the
    /// readings of those before it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <inheritdoc cref="ReadAllAsync(IEnumerable{string}, CancellationToken)"/>
    public IAsyncEnumerable<TReading> ReadAllAsync(
        IAsyncEnumerable<DigitPicture> pictures, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _engine.ReadAllAsync(pictures, cancellationToken);
    }

    /// <summary>Frees the model, once the readings that are under way are done with it.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _engine.Dispose();
        GC.SuppressFinalize(this);
    }
}
