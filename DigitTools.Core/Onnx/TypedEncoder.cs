using System.Buffers;
using DigitTools.Core.Imaging;
using Microsoft.ML.OnnxRuntime;

namespace DigitTools.Core.Onnx;

/// <summary>Makes an input of one type of numbers.</summary>
/// <typeparam name="TNumber">The type.</typeparam>
internal sealed class TypedEncoder<TNumber> : InputEncoder
    where TNumber : unmanaged
{
    private readonly InputLayout _layout;
    private readonly InputConvention _convention;

    /// <summary>What each level is, for each channel.</summary>
    private readonly TNumber[][] _values;

    /// <param name="layout">How pixels lie in the input.</param>
    /// <param name="convention">Which numbers they are.</param>
    /// <param name="convert">From a number to the type; whole numbers come rounded.</param>
    public TypedEncoder(InputLayout layout, InputConvention convention, Func<double, TNumber> convert)
    {
        _layout = layout;
        _convention = convention;
        bool isInteger = IsInteger(layout.Type);
        _values = new TNumber[layout.Channels][];
        for (int channel = 0; channel < _values.Length; channel++)
        {
            var table = new TNumber[byte.MaxValue + 1];
            for (int level = 0; level < table.Length; level++)
            {
                double value = convention.Range.ValueOf(level, channel);
                table[level] = convert(isInteger ? Math.Round(value) : value);
            }

            _values[channel] = table;
        }
    }

    /// <inheritdoc/>
    public override void Feed(ReadOnlySpan<byte> pictures, int rows, Action<OrtValue> use)
    {
        int length = rows * _layout.Values, count = pictures.Length / DigitShape.PixelCount;
        TNumber[] values = ArrayPool<TNumber>.Shared.Rent(length);
        byte[] levels = ArrayPool<byte>.Shared.Rent(_layout.Side * _layout.Side);
        try
        {
            for (int row = 0; row < rows; row++)
            {
                int picture = Math.Min(row, count - 1);
                Write(
                    Arrange(pictures.Slice(picture * DigitShape.PixelCount, DigitShape.PixelCount), levels),
                    values.AsSpan(row * _layout.Values, _layout.Values));
            }

            using var tensor = OrtValue.CreateTensorValueFromMemory(
                OrtMemoryInfo.DefaultInstance, values.AsMemory(0, length), _layout.Shape(rows));
            use(tensor);
        }
        finally
        {
            ArrayPool<TNumber>.Shared.Return(values);
            ArrayPool<byte>.Shared.Return(levels);
        }
    }

    private void Write(ReadOnlySpan<byte> levels, Span<TNumber> values)
    {
        int step = _layout.HasChannelsLast ? _layout.Channels : 1, apart = _layout.HasChannelsLast ? 1 : levels.Length;
        for (int channel = 0; channel < _layout.Channels; channel++)
        {
            TNumber[] table = _values[channel];
            for (int i = 0, at = channel * apart; i < levels.Length; i++, at += step) values[at] = table[levels[i]];
        }
    }

    /// <summary>The levels of a picture in the sides of the network; those of the picture itself where nothing is to be done.</summary>
    private ReadOnlySpan<byte> Arrange(ReadOnlySpan<byte> picture, byte[] room)
    {
        const int Given = DigitShape.Side;
        int side = _layout.Side;
        if (side == Given && !_convention.IsTransposed) return picture;
        byte[] upright = picture.ToArray();
        if (_convention.IsTransposed)
        {
            for (int i = 0; i < upright.Length; i++) upright[i] = picture[i % Given * Given + i / Given];
        }

        if (side == Given) return upright;
        Span<byte> levels = room.AsSpan(0, side * side);
        if (_convention.Fit == SideFit.Resized)
        {
            Resampling.Resample(
                new Raster(Given, Given, upright), new PixelBox(0, 0, Given, Given), new Raster(side, side, levels));
            return levels;
        }

        levels.Clear();
        // Where it is smaller, its middle lies as much before that of the picture.
        int kept = Math.Min(side, Given), to = (side - kept) / 2, from = (Given - kept) / 2;
        for (int y = 0; y < kept; y++) upright.AsSpan((from + y) * Given + from, kept).CopyTo(levels[((to + y) * side + to)..]);
        return levels;
    }
}
