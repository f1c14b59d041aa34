using System.Numerics.Tensors;
using DigitTools.Core.Data;
using DigitTools.Core.Model;

namespace DigitTools.Core.Training;

/// <summary>
/// A convolution of random numbers in double precision and plain loops, to compare a library's with. Pictures are N x H x W x C, weights
/// out x in x kernel x kernel.
/// </summary>
/// <remarks>
/// Not every number is computed, but every number is looked at: the channels of a result are added up with random factors, on both sides,
/// which takes as many times less work as there are channels. R. Freivalds, "Probabilistic machines can use less running time", IFIP 1977.
/// If there are many pictures, a few of them come again and again.
/// </remarks>
internal sealed class PlainConvolution
{
    /// <summary>
    /// Largest difference, in parts of the root mean square. Float gives 1e-5 and less in our shapes. A single number off by a tenth makes
    /// 4e-3 of it at 128 channels.
    /// </summary>
    private const double Tolerance = 1e-3;

    /// <summary>The most pictures that differ; 7 divides no block size in which a library may take pictures.</summary>
    private const int MostDifferent = 7;

    private readonly ConvolutionShape _shape;
    private readonly int _pictures;
    private readonly int _different;
    private readonly double[] _input;
    private readonly double[] _outputGradient;
    private readonly double[] _inputFactors;
    private readonly double[] _outputFactors;

    /// <param name="shape">The convolution.</param>
    /// <param name="pictures">How many.</param>
    public PlainConvolution(ConvolutionShape shape, int pictures)
    {
        (_shape, _pictures, _different) = (shape, pictures, Math.Min(pictures, MostDifferent));
        var random = new Random64((ulong)pictures, (ulong)shape.In, (ulong)shape.Out);
        float[] input = Draw(_different * shape.Size.Rows * shape.Size.Columns * shape.In, ref random);
        float[] gradient = Draw(_different * shape.SizeOut.Rows * shape.SizeOut.Columns * shape.Out, ref random);
        Weights = Draw(shape.Weights, ref random);
        (_input, _outputGradient) = ([.. input], [.. gradient]);
        (Input, OutputGradient) = (Repeat(input), Repeat(gradient));
        _inputFactors = Factors(shape.In, ref random);
        _outputFactors = Factors(shape.Out, ref random);
    }

    /// <summary>N x H x W x in, -1..1.</summary>
    public float[] Input { get; }

    /// <summary>Out x in x kernel x kernel, -1..1.</summary>
    public float[] Weights { get; }

    /// <summary>The gradient that comes back from behind: N x H x W x out, -1..1.</summary>
    public float[] OutputGradient { get; }

    /// <summary>Whether numbers are what the convolution gives: N x H x W x out.</summary>
    public bool IsOutput(float[] numbers)
    {
        int taps = _shape.Taps, channels = _shape.In;
        double[] kernel = new double[taps * channels];
        for (int o = 0, w = 0; o < _shape.Out; o++)
        {
            for (int c = 0; c < channels; c++)
            {
                for (int at = 0; at < taps; at++, w++) kernel[at * channels + c] += _outputFactors[o] * Weights[w];
            }
        }

        return Agree(Correlate(_input, _shape.Size, channels, kernel, _shape.Padding), Added([.. numbers], _outputFactors));
    }

    /// <summary>Whether numbers are the gradient at the input: N x H x W x in.</summary>
    public bool IsInputGradient(float[] numbers)
    {
        // What a pixel gave to its neighbours comes back from them: the kernel turned round.
        int taps = _shape.Taps, channels = _shape.Out;
        double[] kernel = new double[taps * channels];
        for (int o = 0, w = 0; o < channels; o++)
        {
            for (int c = 0; c < _shape.In; c++)
            {
                for (int at = taps - 1; at >= 0; at--, w++) kernel[at * channels + o] += _inputFactors[c] * Weights[w];
            }
        }

        (int Rows, int Columns) padding = (
            _shape.Kernel.Rows - 1 - _shape.Padding.Rows, _shape.Dilation * (_shape.Kernel.Columns - 1) - _shape.Padding.Columns);
        return Agree(Correlate(_outputGradient, _shape.SizeOut, channels, kernel, padding), Added([.. numbers], _inputFactors));
    }

    /// <summary>Whether numbers are the gradient at the weights: out x in x kernel x kernel.</summary>
    public bool IsWeightGradient(float[] numbers)
    {
        int taps = _shape.Taps, channels = _shape.In;
        double[] gradient = Added(_outputGradient, _outputFactors), expected = new double[taps * channels];
        for (int to = 0; to < gradient.Length; to++) gradient[to] *= Times(to / (_shape.SizeOut.Rows * _shape.SizeOut.Columns));
        ForEachPair(_shape.Size, _shape.Padding, (at, from, to) =>
        {
            Span<double> sum = expected.AsSpan(at * channels, channels);
            TensorPrimitives.MultiplyAdd(_input.AsSpan(from * channels, channels), gradient[to], sum, sum);
        });

        double[] actual = new double[expected.Length];
        for (int o = 0, w = 0; o < _shape.Out; o++)
        {
            for (int c = 0; c < channels; c++)
            {
                for (int at = 0; at < taps; at++, w++) actual[at * channels + c] += _outputFactors[o] * numbers[w];
            }
        }

        return Agree(expected, actual);
    }

    /// <summary>Each pixel of the result with the neighbourhood that it sees, for a kernel with one channel out.</summary>
    private double[] Correlate(
        double[] input, (int Rows, int Columns) size, int channels, double[] kernel, (int Rows, int Columns) padding)
    {
        (int Rows, int Columns) made = Made(size, padding);
        double[] result = new double[_different * made.Rows * made.Columns];
        ForEachPair(size, padding, (at, from, to) =>
            result[to] += TensorPrimitives.Dot<double>(input.AsSpan(from * channels, channels), kernel.AsSpan(at * channels, channels)));
        return result;
    }

    private (int Rows, int Columns) Made((int Rows, int Columns) size, (int Rows, int Columns) padding) =>
        (_shape with { Size = size, Padding = padding }).SizeOut;

    /// <summary>Calls back for each place of the kernel, with the pixel that it sees and the pixel that it adds to.</summary>
    private void ForEachPair((int Rows, int Columns) size, (int Rows, int Columns) padding, Action<int, int, int> use)
    {
        (int Rows, int Columns) made = Made(size, padding);
        for (int to = 0; to < _different * made.Rows * made.Columns; to++)
        {
            int picture = to / (made.Rows * made.Columns);
            int top = to / made.Columns % made.Rows - padding.Rows, left = to % made.Columns - padding.Columns;
            for (int at = 0; at < _shape.Taps; at++)
            {
                int row = top + at / _shape.Kernel.Columns, column = left + at % _shape.Kernel.Columns * _shape.Dilation;
                if (row >= 0 && row < size.Rows && column >= 0 && column < size.Columns)
                    use(at, (picture * size.Rows + row) * size.Columns + column, to);
            }
        }
    }

    /// <summary>The channels of each pixel, times a factor each, in one number.</summary>
    private static double[] Added(double[] numbers, double[] factors)
    {
        double[] sums = new double[numbers.Length / factors.Length];
        for (int i = 0; i < sums.Length; i++)
            sums[i] = TensorPrimitives.Dot<double>(numbers.AsSpan(i * factors.Length, factors.Length), factors);
        return sums;
    }

    /// <param name="expected">Of the pictures that differ.</param>
    /// <param name="actual">Of all of them.</param>
    private static bool Agree(double[] expected, double[] actual)
    {
        double limit = Tolerance * TensorPrimitives.Norm<double>(expected) / Math.Sqrt(expected.Length);
        for (int i = 0; i < actual.Length; i++)
        {
            // Written so that NaN does not pass.
            if (!(Math.Abs(actual[i] - expected[i % expected.Length]) <= limit)) return false;
        }

        return true;
    }

    /// <summary>How often a picture comes.</summary>
    private int Times(int picture) => _pictures / _different + (picture < _pictures % _different ? 1 : 0);

    private float[] Repeat(float[] pictures)
    {
        float[] all = new float[pictures.Length / _different * _pictures];
        for (int at = 0; at < all.Length; at += pictures.Length)
            pictures.AsSpan(0, Math.Min(pictures.Length, all.Length - at)).CopyTo(all.AsSpan(at));
        return all;
    }

    private static float[] Draw(int count, ref Random64 random)
    {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) numbers[i] = random.NextSingle(-1, 1);
        return numbers;
    }

    /// <summary>None is so small that a fault could hide behind it.</summary>
    private static double[] Factors(int count, ref Random64 random)
    {
        double[] factors = new double[count];
        for (int i = 0; i < count; i++) factors[i] = random.NextSingle(0.5f, 1) * (random.NextInt32(2) == 0 ? -1 : 1);
        return factors;
    }
}
