namespace DigitTools.Core.Imaging.Decoding;

/// <summary>A picture that was decoded once for two uses.</summary>
/// <param name="Gray">For recognition: gray, upright, its longer side reduced to 1000 .. 1999 pixels if it is longer; a strip less.</param>
/// <param name="Color">For showing: in colour, upright, laid over white, the longer side at most 512 pixels.</param>
internal readonly record struct ShownPicture(GrayPicture Gray, ColorPicture Color);
