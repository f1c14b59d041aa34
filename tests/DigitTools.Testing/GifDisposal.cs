namespace DigitTools.Testing;

/// <summary>What becomes of a frame of a GIF when its time is over, with the numbers of the format.</summary>
public enum GifDisposal
{
    Keep = 1,
    Clear = 2,
    Previous = 3,
}
