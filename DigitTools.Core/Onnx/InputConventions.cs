using Microsoft.ML.OnnxRuntime.Tensors;

namespace DigitTools.Core.Onnx;

/// <summary>The conventions that people's models have.</summary>
internal static class InputConventions
{
    /// <summary>From this side on nobody leaves a digit as small as it is.</summary>
    private const int LargeSide = 2 * DigitShape.Side;

    /// <summary>The side of scikit-learn's digits, whose levels are 0 to 16.</summary>
    private const int SideOfScikit = 8;

    /// <summary>All that an input may have, the likeliest first.</summary>
    /// <param name="layout">The input.</param>
    public static IReadOnlyList<InputConvention> For(InputLayout layout)
    {
        List<InputRange> ranges = Ranges(layout);
        var conventions = new List<InputConvention>();
        foreach (InputRange range in ranges.Concat(ranges.Select(range => range.Inverted())))
            foreach (SideFit fit in Fits(layout.Side)) conventions.Add(new InputConvention(range, Fit: fit));
        return conventions;
    }

    /// <summary>The ways into an input, the likeliest first.</summary>
    /// <param name="side">Its rows, and columns.</param>
    public static IReadOnlyList<SideFit> Fits(int side) => side switch
    {
        DigitShape.Side => [SideFit.None],
        > LargeSide => [SideFit.Resized],
        > DigitShape.Side => [SideFit.Centered, SideFit.Resized],
        _ => [SideFit.Resized, SideFit.Centered],
    };

    private static List<InputRange> Ranges(InputLayout layout)
    {
        if (layout.Type == TensorElementType.Bool) return [InputRange.Unit];
        if (layout.Type == TensorElementType.Int8)
            return [InputRange.Between(-128, 127), InputRange.Between(0, 127), InputRange.Unit];
        if (InputEncoder.IsInteger(layout.Type)) return [InputRange.Levels, InputRange.Unit];

        List<InputRange> ranges = [InputRange.Unit, InputRange.Levels, InputRange.Standard, InputRange.AroundZero, InputRange.Half];
        if (layout.Side == SideOfScikit) ranges.Add(InputRange.Between(0, 16));
        if (layout.Channels > 1) ranges.Add(InputRange.ImageNet);
        return ranges;
    }
}
