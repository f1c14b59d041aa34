namespace DigitTools.Core.Imaging.Grids;

/// <summary>The ink of a straightened sheet, apart from its paper and the light on it.</summary>
internal static class SheetInk
{
    /// <summary>Ink is thinner than this part of a cell.</summary>
    private const float Reach = 0.2f;

    /// <summary>Paper is not taken to be darker than this.</summary>
    private const int Darkest = 24;

    /// <summary>Finds it.</summary>
    /// <param name="sheet">Dark ink on light paper.</param>
    /// <param name="cell">Pixels of a usual cell's shorter side.</param>
    /// <returns>0 paper .. 255 black, by the light that paper reflects around there.</returns>
    public static BytePlane Of(BytePlane sheet, float cell)
    {
        BytePlane paper = RuleEvidence.Paper(sheet, Math.Max(3, (int)(cell * Reach)));
        var ink = new BytePlane(sheet.Width, sheet.Height);
        for (int i = 0; i < ink.Pixels.Length; i++)
        {
            int light = Math.Max((int)paper.Pixels[i], Darkest);
            ink.Pixels[i] = (byte)Math.Clamp((light - sheet.Pixels[i]) * byte.MaxValue / light, 0, byte.MaxValue);
        }

        return ink;
    }
}
