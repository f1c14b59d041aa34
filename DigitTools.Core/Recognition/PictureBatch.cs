namespace DigitTools.Core.Recognition;

/// <summary>Pictures that one worker takes together.</summary>
internal static class PictureBatch
{
    /// <summary>So many at most.</summary>
    public const int Largest = 32;
}
