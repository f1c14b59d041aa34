namespace DigitTools;

/// <summary>
/// A picture that is no file, as <c>-InputObject</c> takes it: bytes, a stream, a data URL, an answer of Invoke-WebRequest, or an object
/// with the properties Name and Content. PowerShell makes it of these by itself.
/// </summary>
public sealed class DigitPicture
{
    /// <summary>A picture as text.</summary>
    /// <param name="dataUrl">As in <c>data:image/png;base64,iVBORw0...</c></param>
    public DigitPicture(string dataUrl) => Given = dataUrl;

    /// <summary>A file is none of these; the cmdlets say what to do.</summary>
    /// <param name="file">A file.</param>
    public DigitPicture(FileSystemInfo file) => Given = file;

    internal DigitPicture(object given) => Given = given;

    /// <summary>What was given.</summary>
    internal object Given { get; }

    /// <summary>Bytes as a data URL, which is what they are among paths.</summary>
    public override string ToString() =>
        Given is byte[] bytes ? $"data:application/octet-stream;base64,{Convert.ToBase64String(bytes)}" : $"{Given}";
}
