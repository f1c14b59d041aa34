using DigitTools.Core.Recognition.Text;

namespace DigitTools.Core.Database;

/// <summary>A digit of a text, as the database keeps it.</summary>
/// <param name="Picture">Key of the picture.</param>
/// <param name="Place">Among all digits of the picture, from 0.</param>
/// <param name="Digit">The digit.</param>
internal readonly record struct TextDigitRow(long Picture, int Place, TextDigit Digit);
