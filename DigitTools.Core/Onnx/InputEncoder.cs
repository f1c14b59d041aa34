using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace DigitTools.Core.Onnx;

/// <summary>Makes the input of a network of pictures. Any number of threads may use one at the same time.</summary>
internal abstract class InputEncoder
{
    /// <summary>Whether there can be an input of a type of numbers.</summary>
    public static bool CanMake(TensorElementType type) => type is TensorElementType.Float or TensorElementType.Float16
        or TensorElementType.BFloat16 or TensorElementType.Double or TensorElementType.Bool || IsInteger(type);

    /// <summary>Whether numbers of a type are whole.</summary>
    public static bool IsInteger(TensorElementType type) => type is TensorElementType.UInt8 or TensorElementType.Int8
        or TensorElementType.UInt16 or TensorElementType.Int16 or TensorElementType.UInt32 or TensorElementType.Int32
        or TensorElementType.UInt64 or TensorElementType.Int64;

    /// <summary>An encoder.</summary>
    /// <param name="layout">How pixels lie in the input.</param>
    /// <param name="convention">Which numbers they are.</param>
    public static InputEncoder Make(InputLayout layout, InputConvention convention) => layout.Type switch
    {
        TensorElementType.Float => new TypedEncoder<float>(layout, convention, v => (float)v),
        TensorElementType.Double => new TypedEncoder<double>(layout, convention, v => v),
        TensorElementType.Float16 => new TypedEncoder<Float16>(layout, convention, v => (Float16)(float)v),
        TensorElementType.BFloat16 => new TypedEncoder<BFloat16>(layout, convention, v => (BFloat16)(float)v),
        TensorElementType.UInt8 => new TypedEncoder<byte>(layout, convention, byte.CreateSaturating),
        TensorElementType.Int8 => new TypedEncoder<sbyte>(layout, convention, sbyte.CreateSaturating),
        TensorElementType.UInt16 => new TypedEncoder<ushort>(layout, convention, ushort.CreateSaturating),
        TensorElementType.Int16 => new TypedEncoder<short>(layout, convention, short.CreateSaturating),
        TensorElementType.UInt32 => new TypedEncoder<uint>(layout, convention, uint.CreateSaturating),
        TensorElementType.Int32 => new TypedEncoder<int>(layout, convention, int.CreateSaturating),
        TensorElementType.UInt64 => new TypedEncoder<ulong>(layout, convention, ulong.CreateSaturating),
        TensorElementType.Int64 => new TypedEncoder<long>(layout, convention, long.CreateSaturating),
        TensorElementType.Bool => new TypedEncoder<bool>(layout, convention, v => v >= 0.5),
        _ => throw new ArgumentOutOfRangeException(nameof(layout)),
    };

    /// <summary>Makes an input, and frees it after its use.</summary>
    /// <param name="pictures">N x 784 levels, ink 255.</param>
    /// <param name="rows">Pictures in the input; the last one fills it up.</param>
    /// <param name="use">Takes it.</param>
    public abstract void Feed(ReadOnlySpan<byte> pictures, int rows, Action<OrtValue> use);
}
