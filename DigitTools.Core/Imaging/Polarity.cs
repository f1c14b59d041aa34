namespace DigitTools.Core.Imaging;

/// <summary>Whether the ink of a picture is darker or lighter than its paper.</summary>
internal enum Polarity
{
    /// <summary>Found out from the picture.</summary>
    Auto,

    /// <summary>Dark ink on light paper: pen on paper, most scans and photos.</summary>
    DarkOnLight,

    /// <summary>Light ink on dark paper: chalk on a board, MNIST.</summary>
    LightOnDark,
}
