namespace DigitTools.Core.Data;

/// <summary>A NumPy array that is open.</summary>
/// <param name="Stream">At its start.</param>
/// <param name="Packed">The bytes that it takes in its file.</param>
/// <param name="Archive">What it lies in, and is closed with it; null for a file of its own.</param>
internal readonly record struct NpyContent(Stream Stream, long Packed, IDisposable? Archive = null) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        Stream.Dispose();
        Archive?.Dispose();
    }
}
