namespace DigitTools.Core.Data;

/// <summary>A picture file of one digit.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Label">0..9, or 10 where labels go from 1 to 10.</param>
internal readonly record struct LabelledPicture(string Path, byte Label);
