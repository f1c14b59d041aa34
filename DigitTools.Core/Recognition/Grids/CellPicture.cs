using DigitTools.Core.Imaging;
using DigitTools.Core.Transcription;

namespace DigitTools.Core.Recognition.Grids;

/// <summary>A picture of a cell or a field, to be read.</summary>
/// <param name="Picture">The picture.</param>
/// <param name="HasInk">Whether anything may be written there.</param>
/// <param name="Kind">What can be in it.</param>
/// <param name="Form">What is known of a text.</param>
/// <param name="Polarity">What is known of ink and paper.</param>
/// <param name="IsClean">Whether there is nothing in it but ink: no rules, no shadow, paper of one tone.</param>
internal readonly record struct CellPicture(
    GrayPicture Picture, bool HasInk, FieldKind Kind, TextForm Form, Polarity Polarity = Polarity.Auto, bool IsClean = false);
