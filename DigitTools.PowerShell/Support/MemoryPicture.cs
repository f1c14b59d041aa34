using System.Collections;
using System.Management.Automation;
using DigitTools.Core.Imaging.Decoding;

namespace DigitTools.Support;

/// <summary>A picture that is no file, as it came.</summary>
/// <param name="Name">What it calls itself; null if it has no name.</param>
/// <param name="Content">Bytes, a stream or a data URL; else it is none of these.</param>
/// <param name="Origin">The PSPath of the file that its bytes were read from; null if nobody knows.</param>
internal readonly record struct MemoryPicture(string? Name, object? Content, string? Origin = null)
{
    /// <summary>The object that it came as.</summary>
    public object? Given { get; private init; }

    /// <summary>Whether there is something to read.</summary>
    public bool IsKnown =>
        Content is byte[] or Memory<byte> or ReadOnlyMemory<byte> or Stream || (Content is string text && DataUrl.Is(text));

    /// <summary>The pictures that an argument stands for: one, or a list of them.</summary>
    /// <param name="given">As it came.</param>
    public static IEnumerable<MemoryPicture> Of(object given) => Base(given) switch
    {
        byte[] or string or IDictionary => [One(given)],
        IEnumerable list => OfList(list),
        _ => [One(given)],
    };

    /// <summary>All bytes. A stream is read now, and so late that few are in memory at a time.</summary>
    /// <param name="name">What people call the picture.</param>
    /// <param name="stop">Ends the waiting for a stream.</param>
    /// <exception cref="Core.DigitException">PictureUnreadable.</exception>
    public ReadOnlyMemory<byte> Read(string name, CancellationToken stop) => Content switch
    {
        Stream stream => StreamedPicture.Read(name, stream, stop),
        string url => DataUrl.Decode(name, url),

        // A copy, as the caller may fill the same array with the next picture while this one waits.
        Memory<byte> memory => memory.ToArray(),
        ReadOnlyMemory<byte> memory => memory.ToArray(),
        byte[] bytes => bytes.AsSpan().ToArray(),
        _ => throw new InvalidOperationException(),
    };

    private static object? Base(object? given) => given is PSObject wrapped ? wrapped.BaseObject : given;

    /// <summary>A list of pictures, or of all bytes of one.</summary>
    private static IEnumerable<MemoryPicture> OfList(IEnumerable list) =>
        BytesOf(list) is { } bytes ? [new MemoryPicture(null, bytes)] : list.Cast<object?>().Select(One);

    /// <summary>What Get-Content -AsByteStream gives is no byte[] but a list of bytes; null for any other list.</summary>
    private static byte[]? BytesOf(IEnumerable list)
    {
        var bytes = new List<byte>();
        foreach (object? item in list)
        {
            if (Base(item) is not byte value) return null;
            bytes.Add(value);
        }

        return bytes.Count > 0 ? [.. bytes] : null;
    }

    private static MemoryPicture One(object? given)
    {
        object? value = Base(given);
        MemoryPicture picture = value switch
        {
            FileStream file => new MemoryPicture(file.Name, file),
            byte[] => new MemoryPicture(null, value, PSObject.AsPSObject(given).Properties["PSPath"]?.Value as string),
            Memory<byte> or ReadOnlyMemory<byte> or Stream or string or null => new MemoryPicture(null, value),
            IDictionary table => new MemoryPicture(Base(table["Name"]) as string, ContentOf(table["Content"])),
            _ => OfProperties(PSObject.AsPSObject(given)),
        };
        return picture with { Given = given };
    }

    /// <summary>An answer of Invoke-WebRequest, whose Content may be text, or any object that brings a picture as its Content.</summary>
    private static MemoryPicture OfProperties(PSObject given)
    {
        object? content = Value(given, "RawContentStream") is MemoryStream raw ? raw.ToArray() : ContentOf(Value(given, "Content"));
        string? address = (Value(given, "BaseResponse") as HttpResponseMessage)?.RequestMessage?.RequestUri?.AbsoluteUri;
        return new MemoryPicture(address ?? Value(given, "Name") as string, content);
    }

    private static object? ContentOf(object? property)
    {
        object? value = Base(property);
        return value is IEnumerable list and not (byte[] or string) ? BytesOf(list) : value;
    }

    private static object? Value(PSObject given, string property) => Base(given.Properties[property]?.Value);
}
