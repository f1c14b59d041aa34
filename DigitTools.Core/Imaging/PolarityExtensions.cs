namespace DigitTools.Core.Imaging;

/// <summary>What follows from a polarity.</summary>
internal static class PolarityExtensions
{
    /// <summary>The one with ink and paper exchanged.</summary>
    /// <param name="polarity">A known one.</param>
    public static Polarity Other(this Polarity polarity) =>
        polarity == Polarity.DarkOnLight ? Polarity.LightOnDark : Polarity.DarkOnLight;
}
