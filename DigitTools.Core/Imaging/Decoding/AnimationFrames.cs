using System.Runtime.InteropServices;

namespace DigitTools.Core.Imaging.Decoding;

/// <summary>Decodes the frames of an animation, one after the other, until one isn't blank, and keeps the pixels of that one.</summary>
/// <remarks>
/// A frame may be drawn upon those before it, and be taken away when its time is over. Skia puts them together, if it is given what the
/// frame is drawn upon; if not, it begins with the first frame, for each.
/// </remarks>
/// <param name="codec">The opened file.</param>
/// <param name="size">Pixels of the whole picture.</param>
/// <param name="stop">Ends the decoding between two frames.</param>
internal sealed unsafe class AnimationFrames(nint codec, PictureSize size, CancellationToken stop) : IDisposable
{
    private const int Channels = 4;

    private byte* _canvas;
    private byte* _passing;
    private byte* _found;
    private bool _hasTurn;

    /// <summary>The frame that was found, from 0; -1 if all are blank that were looked at.</summary>
    public int Found { get; private set; } = -1;

    /// <summary>Frames that were looked at.</summary>
    public int Looked { get; private set; }

    /// <summary>Whether alpha is 255 everywhere in the frame that was found.</summary>
    public bool IsOpaque { get; private set; }

    private long Bytes => size.Area * Channels;

    /// <summary>Looks for the first frame that isn't blank.</summary>
    /// <param name="first">How the first frame is decoded; it is looked at whatever it has.</param>
    /// <param name="count">Frames to look at.</param>
    /// <param name="pixels">Pixels that all frames may have together.</param>
    /// <returns>How the decoding of the last frame ended.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public DecodeResult Find(SkiaImageInfo first, int count, long pixels)
    {
        TakeMemory();
        _ = SkiaCodec.GetFrameCount(codec);
        int prior = SkiaCodecOptions.NoFrame;
        int most = (int)Math.Clamp(pixels / size.Area, 1, count);
        for (int i = 0; i < most; i++)
        {
            stop.ThrowIfCancellationRequested();
            SkiaFrameInfo frame;
            if (SkiaCodec.GetFrameInfo(codec, i, &frame) == 0) return DecodeResult.IncompleteInput;

            SkiaImageInfo info = i == 0 ? first : first with { AlphaType = SkiaImageInfo.Unpremultiplied };
            byte* target = frame.Disposal == SkiaFrameInfo.RestorePrevious ? Passing(prior) : _canvas;
            DecodeResult result = Decode(info, target, i, prior);
            if (result != DecodeResult.Success) return result;

            Looked++;
            IsOpaque = (i == 0 ? first.AlphaType : frame.AlphaType) == SkiaImageInfo.Opaque;
            if (!IsBlank(target))
            {
                Found = i;
                _found = target;
                break;
            }

            if (target == _canvas) prior = i;
        }

        return DecodeResult.Success;
    }

    /// <summary>Hands out the rows of the frame that was found.</summary>
    /// <param name="rows">Takes 4 bytes a pixel.</param>
    public void CopyTo(IRowReceiver rows) => CopyRows(_found, rows);

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.Free(_canvas);
        NativeMemory.Free(_passing);
        _canvas = _passing = _found = null;
        if (_hasTurn) LargePictures.Leave();
        _hasTurn = false;
    }

    private void TakeMemory()
    {
        // There may be two pictures in memory.
        if (2 * Bytes > LargePictures.SharedBytes)
        {
            LargePictures.Enter(stop);
            _hasTurn = true;
        }

        _canvas = (byte*)NativeMemory.Alloc((nuint)Bytes);
    }

    /// <summary>Memory for a frame that doesn't stay, with what it is drawn upon.</summary>
    private byte* Passing(int prior)
    {
        if (_passing == null) _passing = (byte*)NativeMemory.Alloc((nuint)Bytes);
        if (prior != SkiaCodecOptions.NoFrame) NativeMemory.Copy(_canvas, _passing, (nuint)Bytes);
        return _passing;
    }

    private DecodeResult Decode(SkiaImageInfo info, byte* target, int frame, int prior)
    {
        var options = SkiaCodecOptions.Frame(frame, prior);
        return SkiaCodec.GetPixels(codec, &info, target, size.Width * Channels, &options);
    }

    private bool IsBlank(byte* pixels)
    {
        var look = new BlankFrame(size.Width, IsOpaque);
        CopyRows(pixels, look);
        return look.IsBlank;
    }

    private void CopyRows(byte* pixels, IRowReceiver rows)
    {
        int rowBytes = size.Width * Channels;
        for (int y = 0; y < size.Height; y++) rows.Add(new ReadOnlySpan<byte>(pixels + (long)y * rowBytes, rowBytes));
    }
}
