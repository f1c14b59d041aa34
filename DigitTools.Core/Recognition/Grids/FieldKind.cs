namespace DigitTools.Core.Recognition.Grids;

/// <summary>What a field of a form, or a cell of a grid, can hold.</summary>
internal enum FieldKind
{
    /// <summary>One digit, or several: found out.</summary>
    Any,

    /// <summary>One digit.</summary>
    Digit,

    /// <summary>Numbers, as <c>Get-DigitText</c> reads them.</summary>
    Text,
}
