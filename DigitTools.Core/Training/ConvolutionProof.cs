using System.Runtime.InteropServices;
using DigitTools.Core.Model;
using DigitTools.Core.Native;
using TorchSharp;

namespace DigitTools.Core.Training;

/// <summary>
/// Sees to it that the convolutions of a training are right on this processor: each shape is computed once, as the training will, and
/// compared with plain arithmetic. oneDNN, which makes code for the processor that it finds, has been wrong on some (docs/libtorch.md).
/// </summary>
/// <param name="convolve">The convolution to look at: input, weights, shape.</param>
internal sealed class ConvolutionProof(Func<torch.Tensor, torch.Tensor, ConvolutionShape, torch.Tensor> convolve)
{
    private const string WayOut =
        "Set the environment variable ONEDNN_MAX_CPU_ISA to AVX2 before PowerShell starts, and see docs/libtorch.md.";

    private readonly Lock _lock = new();
    private readonly HashSet<(ConvolutionShape Shape, int Pictures, bool Gradients)> _proven = [];

    /// <summary>What this process has found of libtorch.</summary>
    public static ConvolutionProof Process { get; } = new((input, weights, shape) => torch.nn.functional.conv2d(
        input, weights, padding: [shape.Padding.Rows, shape.Padding.Columns], dilation: [1, shape.Dilation]));

    /// <summary>
    /// Returns if every convolution of a network is right. If one isn't, oneDNN is left out from then on, in the whole process, and they
    /// are checked again: slower, but right.
    /// </summary>
    /// <param name="convolutions">Those of the network.</param>
    /// <param name="pictures">The numbers of pictures that are computed at once.</param>
    /// <param name="gradients">Whether gradients are asked for as well.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.NativeLibraryUnavailable"/>: none is right.</exception>
    public void Require(IEnumerable<ConvolutionShape> convolutions, IEnumerable<int> pictures, bool gradients)
    {
        (ConvolutionShape, int, bool)[] shapes = [.. pictures.Distinct().SelectMany(n => convolutions.Select(c => (c, n, gradients)))];
        lock (_lock)
        {
            if (FirstWrong(shapes) is null) return;
            // What was proven before was proven of oneDNN.
            _proven.Clear();
            TorchContext.UseOneDnn(false);
            if (FirstWrong(shapes) is { } wrong) throw Errors.NativeLibraryWrong("libtorch", wrong, WayOut);
        }
    }

    private string? FirstWrong(IEnumerable<(ConvolutionShape Shape, int Pictures, bool Gradients)> shapes)
    {
        foreach ((ConvolutionShape Shape, int Pictures, bool Gradients) asked in shapes)
        {
            if (_proven.Contains(asked)) continue;
            if (!IsRight(asked.Shape, asked.Pictures, asked.Gradients))
            {
                (int into, int outOf) = (asked.Shape.In, asked.Shape.Out);
                return FormattableString.Invariant($"its convolution of {into} to {outOf} channels gives wrong numbers.");
            }

            _proven.Add(asked);
        }

        return null;
    }

    /// <summary>Whether libtorch's numbers are those of <see cref="PlainConvolution"/>.</summary>
    private bool IsRight(ConvolutionShape shape, int pictures, bool gradients)
    {
        var plain = new PlainConvolution(shape, pictures);
        // As on each thread of a training: oneDNN may choose other code for several.
        torch.set_num_threads(1);
        using DisposeScope scope = torch.NewDisposeScope();
        using IDisposable? noGradients = gradients ? null : torch.no_grad();
        // Parts of a picture lie as in DigitNet, weights as NetworkState keeps them. The first layer's input is no variable of a training.
        torch.Tensor input = torch.tensor(plain.Input, [pictures, shape.Size.Rows, shape.Size.Columns, shape.In])
            .permute(0, 3, 1, 2)
            .requires_grad_(gradients && shape.In > 1);
        torch.Tensor weights = torch.tensor(plain.Weights, [shape.Out, shape.In, shape.Kernel.Rows, shape.Kernel.Columns])
            .requires_grad_(gradients);
        torch.Tensor output = convolve(input, weights, shape);
        if (!plain.IsOutput(Numbers(output.permute(0, 2, 3, 1)))) return false;
        if (!gradients) return true;

        torch.Tensor gradient = torch.tensor(plain.OutputGradient, [pictures, shape.SizeOut.Rows, shape.SizeOut.Columns, shape.Out])
            .permute(0, 3, 1, 2);
        output.backward([gradient]);
        return plain.IsWeightGradient(Numbers(weights.grad!))
            && (shape.In == 1 || plain.IsInputGradient(Numbers(input.grad!.permute(0, 2, 3, 1))));
    }

    private static float[] Numbers(torch.Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.contiguous().bytes).ToArray();
}
