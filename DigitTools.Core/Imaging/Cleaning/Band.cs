namespace DigitTools.Core.Imaging.Cleaning;

/// <summary>The rows, or columns, that a line takes in the middle of its length.</summary>
internal readonly record struct Band(int First, int Last);
