namespace DigitTools.Core;

/// <summary>A picture to read: a file, or the bytes of one.</summary>
public sealed class DigitPicture
{
    private DigitPicture(string name, ReadOnlyMemory<byte>? content)
    {
        Name = name;
        Content = content;
    }

    /// <summary>Full path of the file; of bytes, the name that was given with them.</summary>
    public string Name { get; }

    internal ReadOnlyMemory<byte>? Content { get; }

    /// <summary>A file, which is opened when it is read.</summary>
    /// <param name="path">Its path.</param>
    public static DigitPicture FromFile(string path) => new(Path.GetFullPath(path), null);

    /// <summary>The bytes of a picture file.</summary>
    /// <param name="content">All bytes. They are not copied: leave them as they are until the picture is read.</param>
    /// <param name="name">What people call it: results and errors name it so.</param>
    public static DigitPicture FromBytes(ReadOnlyMemory<byte> content, string? name = null) => new(name ?? "picture", content);
}
