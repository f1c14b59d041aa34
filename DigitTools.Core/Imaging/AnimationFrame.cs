namespace DigitTools.Core.Imaging;

/// <summary>Which frame of an animation was read.</summary>
/// <param name="Number">The frame, from 1: the first that isn't blank.</param>
/// <param name="Count">Frames that the file has.</param>
/// <param name="Looked">Frames that were looked at, the first ones; there is a limit.</param>
/// <param name="IsBlank">Whether all of these are blank; the first is then the one that was read.</param>
internal sealed record AnimationFrame(int Number, int Count, int Looked, bool IsBlank);
