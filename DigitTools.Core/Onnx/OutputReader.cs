using System.Globalization;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace DigitTools.Core.Onnx;

/// <summary>Reads what a network gives for pictures: so many numbers for each, whatever form they come in.</summary>
/// <param name="layout">The output.</param>
/// <param name="columns">Numbers for each picture.</param>
internal sealed class OutputReader(OutputLayout layout, int columns)
{
    /// <summary>Of classes with names: 0 to 10, and what is none of them.</summary>
    private const int NamedColumns = DigitShape.ClassCount + 2;

    private static readonly string[] s_words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <summary>The output.</summary>
    public OutputLayout Layout => layout;

    /// <summary>Numbers for each picture: one a class; with names those of 0 to 10, and all others together.</summary>
    public int Columns => columns;

    /// <summary>Looks at what came for some pictures.</summary>
    /// <param name="layout">The output.</param>
    /// <param name="value">What came.</param>
    /// <param name="rows">Pictures.</param>
    /// <returns>What reads the like; null if that is nothing for each of them.</returns>
    public static OutputReader? For(OutputLayout layout, OrtValue value, int rows)
    {
        switch (layout.Form)
        {
            case OutputForm.Scores:
                long[] shape = value.GetTensorTypeAndShape().Shape;
                // One dimension has the classes: a plane of numbers for each of them is no answer.
                long[] wide = Array.FindAll(shape, d => d != 1);
                bool isPlain = rows == 1 ? wide.Length == 1 : wide.Length == 2 && shape[0] == rows;
                return isPlain && OutputLayout.AreClasses(wide[^1]) ? new OutputReader(layout, (int)wide[^1]) : null;
            case OutputForm.Labels:
                return Count(value) == rows ? new OutputReader(layout, NamedColumns) : null;
            default:
                return Count(value) == rows ? new OutputReader(layout, NamedColumns) : null;
        }
    }

    /// <summary>Reads.</summary>
    /// <param name="value">What came.</param>
    /// <param name="rows">Pictures.</param>
    /// <param name="scores">Takes rows x <see cref="Columns"/> numbers.</param>
    /// <returns>False if it is not so many.</returns>
    public bool TryRead(OrtValue value, int rows, Span<float> scores)
    {
        long expected = layout.Form == OutputForm.Scores ? (long)rows * columns : rows;
        if (Count(value) != expected) return false;
        switch (layout.Form)
        {
            case OutputForm.Scores:
                Numbers(value, layout.Type, scores);
                return true;
            case OutputForm.Labels:
                scores.Clear();
                for (int row = 0; row < rows; row++) scores[row * columns + Label(value, layout.Type, row)] = 1;
                return true;
            default:
                scores.Clear();
                for (int row = 0; row < rows; row++) Map(value, row, scores.Slice(row * columns, columns));
                return true;
        }
    }

    private static long Count(OrtValue value) => value.OnnxType switch
    {
        OnnxValueType.ONNX_TYPE_TENSOR => value.GetTensorTypeAndShape().ElementCount,
        OnnxValueType.ONNX_TYPE_SEQUENCE => value.GetValueCount(),
        OnnxValueType.ONNX_TYPE_MAP => 1,
        _ => 0,
    };

    private static void Numbers(OrtValue value, TensorElementType type, Span<float> numbers)
    {
        switch (type)
        {
            case TensorElementType.Float:
                value.GetTensorDataAsSpan<float>().CopyTo(numbers);
                break;
            case TensorElementType.Double:
                Copy<double>(value, numbers, v => (float)v);
                break;
            case TensorElementType.Float16:
                Copy<Float16>(value, numbers, v => (float)v);
                break;
            case TensorElementType.BFloat16:
                Copy<BFloat16>(value, numbers, v => (float)v);
                break;
            case TensorElementType.UInt8:
                Copy<byte>(value, numbers, v => v);
                break;
            case TensorElementType.Int8:
                Copy<sbyte>(value, numbers, v => v);
                break;
            case TensorElementType.UInt16:
                Copy<ushort>(value, numbers, v => v);
                break;
            case TensorElementType.Int16:
                Copy<short>(value, numbers, v => v);
                break;
            case TensorElementType.UInt32:
                Copy<uint>(value, numbers, v => v);
                break;
            case TensorElementType.Int32:
                Copy<int>(value, numbers, v => v);
                break;
            case TensorElementType.UInt64:
                Copy<ulong>(value, numbers, v => v);
                break;
            default:
                Copy<long>(value, numbers, v => v);
                break;
        }
    }

    private static void Copy<T>(OrtValue value, Span<float> numbers, Func<T, float> convert)
        where T : unmanaged
    {
        ReadOnlySpan<T> source = value.GetTensorDataAsSpan<T>();
        for (int i = 0; i < source.Length; i++) numbers[i] = convert(source[i]);
    }

    private static int Label(OrtValue value, TensorElementType type, int row)
    {
        if (type == TensorElementType.String) return Column(value.GetStringElement(row));
        float[] labels = new float[Count(value)];
        Numbers(value, type, labels);
        return labels[row] == MathF.Floor(labels[row]) ? Column((long)labels[row]) : NamedColumns - 1;
    }

    private static int Column(long label) => label is >= 0 and < NamedColumns - 1 ? (int)label : NamedColumns - 1;

    /// <summary>Of a name: <c>7</c>, <c>digit_7</c>, <c>seven</c>.</summary>
    private static int Column(string name)
    {
        string digits = string.Concat(name.Where(char.IsAsciiDigit));
        if (long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long label)) return Column(label);
        int word = Array.FindIndex(s_words, w => w.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));
        return word >= 0 ? word : NamedColumns - 1;
    }

    /// <summary>Adds up, for some names may be no digits.</summary>
    private static void Map(OrtValue value, int row, Span<float> scores)
    {
        OrtAllocator memory = OrtAllocator.DefaultInstance;
        using OrtValue? element = value.OnnxType == OnnxValueType.ONNX_TYPE_SEQUENCE ? value.GetValue(row, memory) : null;
        OrtValue map = element ?? value;
        using OrtValue keys = map.GetValue(0, memory), values = map.GetValue(1, memory);
        TensorElementType keyType = keys.GetTensorTypeAndShape().ElementDataType, type = values.GetTensorTypeAndShape().ElementDataType;
        float[] numbers = new float[Count(values)];
        Numbers(values, type, numbers);
        for (int i = 0; i < numbers.Length; i++) scores[Label(keys, keyType, i)] += numbers[i];
    }
}
