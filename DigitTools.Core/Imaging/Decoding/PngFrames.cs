using System.Runtime.InteropServices;

namespace DigitTools.Core.Imaging.Decoding;

/// <summary>The frames of an animated PNG, which Skia doesn't know: each is decoded as a PNG of its own.</summary>
internal sealed unsafe class PngFrames : AnimationFrames
{
    private readonly string _path;
    private readonly PictureBytes _bytes;
    private readonly List<PngFrame?> _frames = [];

    /// <summary>Where in the canvas the frame before was, if it isn't to stay there.</summary>
    private PixelBox? _cleared;

    /// <summary>Finds the frames.</summary>
    /// <param name="path">The file.</param>
    /// <param name="bytes">What is in it.</param>
    /// <param name="size">Pixels of the whole picture.</param>
    /// <param name="stop">Ends the decoding between two frames.</param>
    public PngFrames(string path, PictureBytes bytes, PictureSize size, CancellationToken stop)
        : base(size, stop)
    {
        (_path, _bytes) = (path, bytes);
        var chunks = new PngChunks(bytes.Span);
        while (_frames.Count < FrameCount.MostLooked && chunks.MoveNext())
        {
            if (chunks.Type.SequenceEqual(PngFrame.Type)) _frames.Add(PngFrame.Read(chunks.Data, chunks.Next, size));
        }
    }

    /// <inheritdoc/>
    protected override bool Begin(int frame, out bool stays)
    {
        stays = true;
        if (frame >= _frames.Count || _frames[frame] is not { } next) return false;

        if (_cleared is { } place)
        {
            for (int y = place.Top; y < place.Bottom; y++)
                NativeMemory.Clear(Canvas + ((long)y * Size.Width + place.Left) * Channels, (nuint)(place.Width * Channels));
        }

        stays = next.Disposal != PngFrame.Previous;
        _cleared = next.Disposal == PngFrame.Clear ? next.Place : null;
        return true;
    }

    /// <inheritdoc/>
    protected override DecodeResult Draw(int frame, int prior, byte* target)
    {
        PngFrame drawn = _frames[frame]!.Value;
        using var codec = PictureCodec.Open(_path, PngFrameFile.Make(_bytes.Span, drawn), Size.Area, Stop);
        codec.DecodeRows(codec.Size, new PngFrameReceiver(target, Size.Width, drawn, codec));
        IsOpaque = codec.IsOpaque && drawn.Place.Width == Size.Width && drawn.Place.Height == Size.Height;
        return DecodeResult.Success;
    }
}
