using DigitTools.Core.Preprocessing;

namespace DigitTools.Core.Charts;

/// <summary>What of a picture was read.</summary>
/// <param name="Paper">What was taken for paper; null if it is all of the picture.</param>
/// <param name="Ink">The ink that was read.</param>
/// <param name="Words">How ink and paper were told apart: "dark ink".</param>
internal sealed record PanelOutline(Area? Paper, Area Ink, string Words);
