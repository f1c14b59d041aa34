namespace DigitTools.Core.Imaging.Decoding;

/// <summary>Takes the rows of a picture as they are decoded, from the top.</summary>
internal interface IRowReceiver
{
    /// <summary>Takes the next row; the bytes are gone after the call.</summary>
    void Add(ReadOnlySpan<byte> row);
}
