namespace DigitTools;

/// <summary>The networks that can be trained.</summary>
public enum DigitArchitectureName
{
    /// <summary>For quick trainings and small machines.</summary>
    Small,

    /// <summary>The network of the shipped model.</summary>
    Standard,

    /// <summary>For the last tenth of a percent.</summary>
    Large,

    /// <summary>For all digits of a picture, as Get-DigitText reads them.</summary>
    Line,
}
