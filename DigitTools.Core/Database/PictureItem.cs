namespace DigitTools.Core.Database;

/// <summary>One of the things that a picture has several of, as the database keeps it.</summary>
/// <typeparam name="T">What it is: a digit of a text, a cell.</typeparam>
/// <param name="Picture">Key of the picture.</param>
/// <param name="Place">Among all of the picture, from 0.</param>
/// <param name="Item">What was read.</param>
internal readonly record struct PictureItem<T>(long Picture, int Place, T Item);
