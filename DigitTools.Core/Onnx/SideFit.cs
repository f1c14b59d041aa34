namespace DigitTools.Core.Onnx;

/// <summary>How 28 x 28 pixels come into an input of other sides.</summary>
internal enum SideFit
{
    /// <summary>The sides are 28, or nobody has said how.</summary>
    None,

    /// <summary>They stay as large, in the middle: with paper around them, or without their borders.</summary>
    Centered,

    /// <summary>They become larger or smaller.</summary>
    Resized,
}
