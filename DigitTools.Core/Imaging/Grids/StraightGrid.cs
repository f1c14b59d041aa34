namespace DigitTools.Core.Imaging.Grids;

/// <summary>A grid without perspective and curl: its rules level and upright.</summary>
internal sealed class StraightGrid
{
    /// <summary>The sheet, rules and all, dark ink on light paper, with a little of what surrounds it.</summary>
    public GrayPicture Picture => throw new NotImplementedException();

    /// <summary>Where a cell is in <see cref="Picture"/>.</summary>
    /// <param name="place">Its place in <see cref="FoundGrid.Places"/>.</param>
    public PixelBox BoxOf(int place) => throw new NotImplementedException();

    /// <summary>A cell alone, without its rules: dark ink, everything else exactly white (255).</summary>
    /// <param name="place">Its place in <see cref="FoundGrid.Places"/>.</param>
    /// <param name="hasInk">Whether anything is written in it, by what is written in the others.</param>
    public GrayPicture Cell(int place, out bool hasInk) => throw new NotImplementedException();
}
