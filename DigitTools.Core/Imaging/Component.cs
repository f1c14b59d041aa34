namespace DigitTools.Core.Imaging;

/// <summary>A connected piece of ink.</summary>
/// <param name="Box">The smallest box around it.</param>
/// <param name="Mass">The sum of its levels.</param>
/// <param name="Peak">Its highest level.</param>
/// <param name="EdgesTouched">How many of the four edges of the picture it reaches.</param>
/// <param name="Leaning">Its columns seen along lines that lean one pixel to the right for two upwards, as handwriting does; in half
/// pixels.</param>
internal readonly record struct Component(PixelBox Box, long Mass, byte Peak, int EdgesTouched, Extent Leaning);
