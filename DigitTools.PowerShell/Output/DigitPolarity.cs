namespace DigitTools;

/// <summary>Whether ink is darker or lighter than its paper.</summary>
public enum DigitPolarity
{
    /// <summary>Found out from each picture.</summary>
    Auto,

    /// <summary>Dark ink on light paper.</summary>
    DarkOnLight,

    /// <summary>Light ink on dark paper.</summary>
    LightOnDark,
}
