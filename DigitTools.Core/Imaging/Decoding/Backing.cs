namespace DigitTools.Core.Imaging.Decoding;

/// <summary>What a picture with transparency is laid over to be seen as gray.</summary>
internal enum Backing
{
    /// <summary>White paper.</summary>
    White,

    /// <summary>Black paper: white ink shows.</summary>
    Black,

    /// <summary>Nothing: the colours as they are stored, though they may be invisible.</summary>
    None,

    /// <summary>Nothing, and no colours: what is opaque is dark, what is transparent light.</summary>
    Opacity,
}
