using System.Text;

namespace DigitTools.Core.Imaging.Decoding;

/// <summary>Pictures written as text, as browsers and web pages hand them on: <c>data:image/png;base64,iVBORw0...</c> (RFC 2397).</summary>
internal static class DataUrl
{
    private const string Scheme = "data:", Pictures = "data:image/", Base64 = ";base64,";

    /// <summary>The longest kind of a picture with all its parameters; what is longer is no beginning of a data URL.</summary>
    private const int LongestHead = 256;

    /// <summary>Whether a text is a data URL rather than a path. No file of a drive that is called data looks like it.</summary>
    /// <param name="text">Any text.</param>
    public static bool Is(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        ReadOnlySpan<char> head = text.AsSpan(0, Math.Min(text.Length, LongestHead)).TrimStart();
        return head.StartsWith(Pictures, StringComparison.OrdinalIgnoreCase)
            || (head.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && head.Contains(Base64, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The bytes that a data URL holds, written as base64 or with percent signs.</summary>
    /// <param name="name">What people call the picture, for messages.</param>
    /// <param name="url">The data URL. Line breaks, missing <c>=</c>, and the signs that base64 has in addresses do no harm.</param>
    /// <exception cref="DigitException">PictureUnreadable.</exception>
    public static byte[] Decode(string name, string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        int comma = url.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0) throw Errors.PictureUnreadable(name, "its data URL has no comma, behind which the picture would begin.");

        string data = url[(comma + 1)..];
        bool isBase64 = url.AsSpan(0, comma + 1).TrimEnd().EndsWith(Base64, StringComparison.OrdinalIgnoreCase);
        if (!isBase64) return Unescape(data);
        try
        {
            return Convert.FromBase64String(Padded(data));
        }
        catch (FormatException cause)
        {
            throw Errors.PictureUnreadable(name, "what stands behind the comma of its data URL is no base64.", cause);
        }
    }

    private static string Padded(string data)
    {
        if (data.Contains('%', StringComparison.Ordinal)) data = Uri.UnescapeDataString(data);
        var text = new StringBuilder(data.Length + 3);
        foreach (char sign in data)
        {
            if (char.IsWhiteSpace(sign)) continue;
            text.Append(sign switch { '-' => '+', '_' => '/', _ => sign });
        }

        while (text.Length % 4 != 0) text.Append('=');
        return text.ToString();
    }

    /// <summary>A sign is a byte, and a percent sign begins one that is written with two digits.</summary>
    private static byte[] Unescape(string data)
    {
        byte[] text = Encoding.UTF8.GetBytes(data);
        int count = 0;
        for (int i = 0; i < text.Length; i++)
        {
            bool isCode = text[i] == '%' && i + 2 < text.Length && char.IsAsciiHexDigit((char)text[i + 1])
                && char.IsAsciiHexDigit((char)text[i + 2]);
            text[count++] = isCode ? Convert.FromHexString(text.AsSpan(i + 1, 2))[0] : text[i];
            if (isCode) i += 2;
        }

        return text[..count];
    }
}
