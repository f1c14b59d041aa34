using System.Text;

namespace DigitTools.Testing;

/// <summary>What the server gives back.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Content">The whole content.</param>
public sealed record FeedReply(int Status, byte[] Content)
{
    /// <summary>Send only so many bytes of the content, then close.</summary>
    public int? SendOnly { get; init; }

    /// <summary>Say nothing more, and don't close.</summary>
    public bool Hang { get; init; }

    public static FeedReply Json(string text) => new(200, Encoding.UTF8.GetBytes(text));
}
