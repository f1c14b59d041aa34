using DigitTools.Core.Imaging;

namespace DigitTools.Core.Charts;

/// <summary>A straightened sheet and what was read in its cells.</summary>
/// <param name="Title">What stands above it; empty for nothing.</param>
/// <param name="Picture">The sheet, dark ink on light paper.</param>
/// <param name="IsForm">Whether its cells are fields that stand free, rather than cells of a grid that touch each other.</param>
/// <param name="Cells">The cells.</param>
internal sealed record GridPanelSheet(string Title, GrayPicture Picture, bool IsForm, IReadOnlyList<GridPanelCell> Cells);
