using DigitTools.Core.Imaging;

namespace DigitTools.Core.Charts;

/// <summary>What was read in a cell of a sheet.</summary>
/// <param name="Box">Where it is in the picture of the sheet, pixels.</param>
/// <param name="Name">What people call it; empty if it has no name.</param>
/// <param name="Text">The digits that were read, or the likeliest of what was rejected.</param>
/// <param name="Confidence">How likely they are right, 0..1.</param>
/// <param name="State">What became of it.</param>
internal sealed record GridPanelCell(PixelBox Box, string Name, string Text, double Confidence, GridPanelState State);
