using System.Management.Automation;
using DigitTools.Core;
using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Support;

/// <summary>From what the user gave to the pictures that are to be read, in its order: paths, folders, and what is no file.</summary>
/// <param name="paths">Resolves paths.</param>
/// <param name="command">Name of the cmdlet, for the way out of an error.</param>
internal sealed class PictureSources(PathResolver paths, string command)
{
    private int _unnamed;

    /// <summary>A picture that comes byte by byte, what stands for its path, and the PSPath of the file that it comes from.</summary>
    private PictureCollector? _parts;
    private string _partsName = "";
    private string? _partsOrigin;

    /// <summary>What a path leads to.</summary>
    /// <param name="given">As the user wrote it; a data URL is no path.</param>
    /// <param name="literal">Whether it is taken as it is.</param>
    /// <param name="recurse">Whether folders are looked through.</param>
    public IEnumerable<FoundPicture> OfPath(string given, bool literal, bool recurse)
    {
        if (!literal && DataUrl.Is(given)) return [new FoundPicture(NextName(), Memory: new MemoryPicture(null, given))];
        if (IsAddress(given)) return [new FoundPicture(given, ErrorRecords.PictureIsAddress(given, command))];
        try
        {
            IEnumerable<string> found = literal ? [paths.Literal(given)] : paths.Wildcard(given);
            return recurse ? found.SelectMany(Below) : found.Select(path => new FoundPicture(path));
        }
        catch (PathException e)
        {
            return [new FoundPicture(given, e.Record)];
        }
    }

    /// <summary>The pictures that came as objects.</summary>
    /// <param name="given">Argument of -InputObject.</param>
    /// <param name="name">What the user calls them; null takes the name that each has.</param>
    public IEnumerable<FoundPicture> OfMemory(DigitPicture given, string? name) => MemoryPicture.Of(given.Given).Select(picture =>
        picture.IsKnown
            ? new FoundPicture(name ?? picture.Name ?? NameOf(picture.Origin), Memory: picture)
            : new FoundPicture("", ErrorRecords.InputObjectInvalid(picture.Given, name ?? picture.Name)));

    /// <summary>
    /// Adds a byte to the picture that the pipeline has taken apart. A byte that Get-Content reads of another file begins another picture.
    /// </summary>
    /// <param name="given">Argument of -InputObject.</param>
    /// <param name="name">What the user calls the picture.</param>
    /// <param name="before">The picture that ends before this byte; null if none does.</param>
    /// <returns>False if it is no single byte: then nothing was added.</returns>
    /// <exception cref="DigitException">PictureUnreadable: there are too many bytes.</exception>
    public bool TryCollect(DigitPicture given, string? name, out FoundPicture? before)
    {
        before = null;
        var part = PSObject.AsPSObject(given.Given);
        if (part.BaseObject is not byte value) return false;

        string? origin = part.Properties["PSPath"]?.Value as string;
        if (origin != _partsOrigin) before = TakeCollected();
        if (_parts is null)
        {
            _partsOrigin = origin;
            _partsName = name ?? NameOf(origin);
            _parts = new PictureCollector(_partsName);
        }

        _parts.Add(value);
        return true;
    }

    /// <summary>The picture whose bytes were collected; null if there are none.</summary>
    public FoundPicture? TakeCollected()
    {
        if (_parts is null) return null;
        var picture = new FoundPicture(_partsName, Memory: new MemoryPicture(null, _parts.Bytes));
        _parts = null;
        return picture;
    }

    private static bool IsAddress(string path) =>
        path.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || path.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static List<FoundPicture> Below(string path)
    {
        if (!Directory.Exists(path)) return [new FoundPicture(path)];
        var found = new List<FoundPicture>();
        foreach (string picture in PictureFolder.Pictures(path, e => found.Add(new FoundPicture(path, ErrorRecords.From(e)))))
            found.Add(new FoundPicture(picture));
        return found;
    }

    /// <summary>The name of a picture that brings none: the file that its bytes are from, or its place among such pictures.</summary>
    private string NameOf(string? origin) => origin is null ? NextName() : paths.Literal(origin);

    private string NextName() => Text.Format(Strings.PictureName, ++_unnamed);
}
