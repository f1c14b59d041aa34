using System.Runtime.InteropServices;

namespace DigitTools.Core.Imaging.Decoding;

/// <summary>Decodes the frames of an animation, one after the other, until one isn't blank, and keeps the pixels of that one.</summary>
/// <remarks>A frame may be drawn upon those before it, and be taken away when its time is over.</remarks>
/// <param name="size">Pixels of the whole picture.</param>
/// <param name="stop">Ends the decoding between two frames.</param>
internal abstract unsafe class AnimationFrames(PictureSize size, CancellationToken stop) : IDisposable
{
    /// <summary>Bytes of a pixel: RGBA.</summary>
    protected const int Channels = 4;

    /// <summary>What a frame is drawn upon that is drawn upon nothing.</summary>
    protected const int NoFrame = SkiaCodecOptions.NoFrame;

    private byte* _passing;
    private byte* _found;
    private bool _hasTurn;

    /// <summary>The frame that was found, from 0; -1 if all are blank that were looked at.</summary>
    public int Found { get; private set; } = -1;

    /// <summary>Frames that were looked at.</summary>
    public int Looked { get; private set; }

    /// <summary>Whether alpha is 255 everywhere in the frame that was drawn last, which is the one that was found.</summary>
    public bool IsOpaque { get; protected set; }

    /// <summary>Pixels of the whole picture.</summary>
    protected PictureSize Size => size;

    /// <summary>Ends the decoding.</summary>
    protected CancellationToken Stop => stop;

    /// <summary>The frames that stay, one upon the other; transparent at first.</summary>
    protected byte* Canvas { get; private set; }

    private long Bytes => size.Area * Channels;

    /// <summary>Looks for the first frame that isn't blank.</summary>
    /// <param name="count">Frames to look at.</param>
    /// <param name="pixels">Pixels that all frames may have together.</param>
    /// <returns>How the decoding of the last frame ended.</returns>
    /// <exception cref="DigitException">PictureUnreadable: a frame is damaged.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public DecodeResult Find(int count, long pixels)
    {
        TakeMemory();
        int prior = NoFrame;
        int most = (int)Math.Clamp(pixels / size.Area, 1, count);
        for (int i = 0; i < most; i++)
        {
            stop.ThrowIfCancellationRequested();
            if (!Begin(i, out bool stays)) return DecodeResult.IncompleteInput;

            byte* target = stays ? Canvas : Passing();
            DecodeResult result = Draw(i, prior, target);
            if (result != DecodeResult.Success) return result;

            Looked++;
            if (!IsBlank(target))
            {
                Found = i;
                _found = target;
                break;
            }

            if (stays) prior = i;
        }

        return DecodeResult.Success;
    }

    /// <summary>Hands out the rows of the frame that was found.</summary>
    /// <param name="rows">Takes 4 bytes a pixel.</param>
    public void CopyTo(IRowReceiver rows) => CopyRows(_found, rows);

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.Free(Canvas);
        NativeMemory.Free(_passing);
        Canvas = _passing = _found = null;
        if (_hasTurn) LargePictures.Leave();
        _hasTurn = false;
    }

    /// <summary>Makes ready for a frame.</summary>
    /// <param name="frame">From 0.</param>
    /// <param name="stays">Whether it is drawn upon the canvas, and those behind it upon it.</param>
    /// <returns>False if there is no such frame.</returns>
    protected abstract bool Begin(int frame, out bool stays);

    /// <summary>Draws a frame.</summary>
    /// <param name="frame">From 0.</param>
    /// <param name="prior">The last frame before it that stays; <see cref="NoFrame"/> if there is none.</param>
    /// <param name="target">The canvas, or a copy of it.</param>
    protected abstract DecodeResult Draw(int frame, int prior, byte* target);

    private void TakeMemory()
    {
        // There may be two pictures in memory.
        if (2 * Bytes > LargePictures.SharedBytes)
        {
            LargePictures.Enter(stop);
            _hasTurn = true;
        }

        Canvas = (byte*)NativeMemory.AllocZeroed((nuint)Bytes);
    }

    /// <summary>Memory for a frame that doesn't stay, with what it is drawn upon.</summary>
    private byte* Passing()
    {
        if (_passing == null) _passing = (byte*)NativeMemory.Alloc((nuint)Bytes);
        NativeMemory.Copy(Canvas, _passing, (nuint)Bytes);
        return _passing;
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
