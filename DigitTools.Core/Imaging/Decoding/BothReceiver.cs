namespace DigitTools.Core.Imaging.Decoding;

/// <summary>Hands the rows of a picture to two receivers: what is shown of it costs no second decoding.</summary>
internal sealed class BothReceiver(IRowReceiver first, IRowReceiver second) : IRowReceiver
{
    /// <inheritdoc/>
    public void Add(ReadOnlySpan<byte> row)
    {
        first.Add(row);
        second.Add(row);
    }
}
