namespace DigitTools.Core.Imaging.Decoding;

/// <summary>An opened picture: what its header says, and its rows of pixels, which are decoded when they are asked for.</summary>
internal interface IPictureDecoder : IDisposable
{
    /// <summary>Pixels as stored, before turning upright.</summary>
    PictureSize Size { get; }

    /// <summary>How the stored picture has to be turned.</summary>
    PictureOrigin Origin { get; }

    /// <summary>Whether rows come as one byte per pixel, or else as RGBA with 4.</summary>
    bool IsGray { get; }

    /// <summary>Whether alpha is 255 everywhere.</summary>
    bool IsOpaque { get; }

    /// <summary>The frame that the rows are of; null of a picture that is no animation.</summary>
    AnimationFrame? Animation => null;

    /// <summary>The smallest size the format decodes to by itself whose longer side has at least this many pixels.</summary>
    /// <param name="longerSide">Pixels.</param>
    PictureSize SizeDecoded(int longerSide) => Size;

    /// <summary>Decodes the picture from the top, and hands out its rows in groups.</summary>
    /// <param name="size">A size from <see cref="SizeDecoded"/>, or <see cref="Size"/>.</param>
    /// <param name="rows">Takes size.Width bytes per row, or 4 times as many.</param>
    /// <exception cref="DigitException">PictureUnreadable: the file ends early or is damaged.</exception>
    /// <exception cref="OperationCanceledException">The decoding was to be stopped.</exception>
    void DecodeRows(PictureSize size, IRowReceiver rows);

    /// <summary>Decodes the whole picture in its own size, without a step between, if the decoder can.</summary>
    /// <param name="pixels">Width x Height bytes, or 4 times as many.</param>
    /// <returns>Whether it was done.</returns>
    /// <exception cref="DigitException">PictureUnreadable: the file ends early or is damaged.</exception>
    bool TryDecodeWhole(Span<byte> pixels) => false;
}
