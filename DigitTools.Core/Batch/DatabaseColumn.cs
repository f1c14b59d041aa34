namespace DigitTools.Core.Batch;

/// <summary>A column of a table of schema.sql.</summary>
/// <typeparam name="T">The record that a row is made of.</typeparam>
/// <param name="Name">Its name.</param>
/// <param name="Value">What a record has for it; null is NULL.</param>
internal sealed record DatabaseColumn<T>(string Name, Func<T, object?> Value);
