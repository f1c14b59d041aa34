namespace DigitTools.Core.Charts;

/// <summary>What a chart of a picture with grids, or with a form, shows.</summary>
/// <param name="Name">Name of the picture.</param>
/// <param name="Headline">What was read.</param>
/// <param name="Sheets">The grids, from the top down.</param>
internal sealed record GridPanel(string Name, string Headline, IReadOnlyList<GridPanelSheet> Sheets);
