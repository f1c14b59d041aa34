using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace DigitTools.Core.Onnx;

/// <summary>
/// An input beside that of the pictures, which only a training needs: labels, the part of neurons that is kept, whether it is a training.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Of its numbers.</param>
/// <param name="Dimensions">-1 is the number of pictures.</param>
internal sealed record FilledInput(string Name, TensorElementType Type, long[] Dimensions)
{
    /// <summary>Numbers for a picture: more than labels have is something else.</summary>
    private const int MostNumbers = 100;

    /// <summary>What an input can be filled with without knowing more of it; null if that can't be known.</summary>
    public static FilledInput? Of(string name, NodeMetadata node)
    {
        if (!node.IsTensor || !InputEncoder.CanMake(node.ElementDataType)) return null;
        long[] dimensions = ModelShape.Dimensions(node);
        long numbers = dimensions.Where(d => d >= 0).Aggregate(1L, (a, b) => Math.Min(a * b, MostNumbers + 1));
        bool isSmall = numbers is > 0 and <= MostNumbers && !dimensions.Skip(1).Contains(-1);
        return isSmall ? new FilledInput(name, node.ElementDataType, dimensions) : null;
    }

    /// <summary>Makes it: all is kept, nothing else is so.</summary>
    /// <param name="rows">Pictures.</param>
    public OrtValue Make(int rows)
    {
        long[] shape = [.. Dimensions.Select(d => d < 0 ? rows : d)];
        var value = OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, Type, shape);
        value.GetTensorMutableRawData().Clear();
        bool isPart = Type == TensorElementType.Float && shape.All(d => d == 1);
        if (isPart) value.GetTensorMutableDataAsSpan<float>().Fill(1);
        return value;
    }
}
