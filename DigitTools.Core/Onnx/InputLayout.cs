using Microsoft.ML.OnnxRuntime.Tensors;

namespace DigitTools.Core.Onnx;

/// <summary>How the pixels of pictures lie in the input of a network.</summary>
/// <param name="Name">Of the input.</param>
/// <param name="Type">Of its numbers.</param>
/// <param name="Axes">A letter for each dimension: N pictures, C channels, H rows, W columns, F all pixels, 1 nothing.</param>
/// <param name="Batch">Pictures in a run; 0 is any number.</param>
/// <param name="Channels">1, or 3: red, green and blue.</param>
/// <param name="Side">Rows, and columns.</param>
internal sealed record InputLayout(string Name, TensorElementType Type, string Axes, int Batch, int Channels, int Side)
{
    /// <summary>The other inputs, which are filled.</summary>
    public IReadOnlyList<FilledInput> Others { get; init; } = [];

    /// <summary>Names of all inputs, that of the pictures first.</summary>
    public IReadOnlyList<string> Names => [Name, .. Others.Select(other => other.Name)];

    /// <summary>Whether pictures are counted by a dimension.</summary>
    public bool HasBatch => Axes[0] == 'N';

    /// <summary>Whether the channels of a pixel lie beside each other, and not each channel for itself.</summary>
    public bool HasChannelsLast => Axes[^1] == 'C';

    /// <summary>Numbers for one picture.</summary>
    public int Values => Channels * Side * Side;

    /// <summary>The dimensions for a number of pictures.</summary>
    public long[] Shape(int count)
    {
        long[] shape = new long[Axes.Length];
        for (int i = 0; i < shape.Length; i++)
        {
            shape[i] = Axes[i] switch
            {
                'N' => count,
                'C' => Channels,
                'H' or 'W' => Side,
                'F' => (long)Side * Side,
                _ => 1,
            };
        }

        return shape;
    }
}
