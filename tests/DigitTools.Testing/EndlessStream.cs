namespace DigitTools.Testing;

/// <summary>A stream that gives some bytes, and then zeros without end; or waits without end for the first.</summary>
/// <param name="start">What it begins with.</param>
/// <param name="waits">Whether it waits.</param>
public sealed class EndlessStream(byte[] start, bool waits = false) : Stream
{
    private readonly ManualResetEventSlim _ended = new();
    private int _position;

    /// <summary>Set as soon as somebody reads.</summary>
    public ManualResetEventSlim Begun { get; } = new();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        Begun.Set();
        if (waits) _ended.Wait();
        Span<byte> target = buffer.AsSpan(offset, count);
        target.Clear();
        if (_position < start.Length)
        {
            target = target[..Math.Min(count, start.Length - _position)];
            start.AsSpan(_position, target.Length).CopyTo(target);
        }

        _position += target.Length;
        return target.Length;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Lets go whoever waits.</summary>
    protected override void Dispose(bool disposing)
    {
        _ended.Set();
        base.Dispose(disposing);
    }
}
