namespace DigitTools.Core.Imaging.Grids;

/// <summary>What is known of the grids to be found.</summary>
/// <param name="Polarity">Whether rules and ink are darker or lighter than paper.</param>
/// <param name="Rows">Rows of a grid; null finds out.</param>
/// <param name="Columns">Columns of it; null finds out.</param>
/// <param name="All">Whether every grid is looked for, or the largest one.</param>
internal readonly record struct GridSearch(Polarity Polarity, int? Rows, int? Columns, bool All);
