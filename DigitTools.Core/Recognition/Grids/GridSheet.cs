using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Grids;

namespace DigitTools.Core.Recognition.Grids;

/// <summary>A grid that was found in a picture, or the part of it that holds fields.</summary>
/// <param name="Grid">Its number, 1 .. from the largest.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Corners">Its corners in the picture as the eye sees it, pixels of the file.</param>
/// <param name="Picture">
/// The sheet straightened, rules and all, a little of its surroundings with it; null unless charts or pictures of cells were asked for.
/// </param>
internal sealed record GridSheet(int Grid, int Rows, int Columns, Quadrilateral Corners, GrayPicture? Picture);
