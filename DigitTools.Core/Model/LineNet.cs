using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace DigitTools.Core.Model;

/// <summary>The network of <see cref="LineArchitecture"/>, as libtorch trains it: N x 1 x 32 x W in 0..1 to N x W/2 x 15.</summary>
internal sealed class LineNet : Module<Tensor, Tensor>
{
    private readonly Sequential _layers;

    public LineNet()
        : base(LineArchitecture.Line.Name)
    {
        _layers = Sequential();
        foreach (LineConvolution c in LineArchitecture.Layers)
        {
            _layers.append(c.Name, Conv2d(
                c.In,
                c.Out,
                (c.Kernel.Height, c.Kernel.Width),
                padding: (c.PadHeight, c.PadWidth),
                dilation: (1, c.Dilation),
                bias: c.IsLast));
            if (c.Pool != (1, 1)) _layers.append(c.Name + "_pool", MaxPool2d((c.Pool.Height, c.Pool.Width)));
            if (c.IsLast) continue;
            _layers.append(TensorNames.Norm(c.Name), Normalization(c.Out));
            _layers.append(c.Name + "_relu", ReLU(inplace: true));
        }

        RegisterComponents();
        InitializeWeights();
    }

    /// <summary>N x 1 x 32 x W to N x W/2 x 15; the layout in memory as in <see cref="DigitNet.forward"/>.</summary>
    public override Tensor forward(Tensor input)
    {
        long count = input.shape[0], width = input.shape[3];
        Tensor output = _layers.forward(input.reshape(count, DigitShape.LineHeight, width, 1).permute(0, 3, 1, 2));
        // N x 30 x 1 x W/4: the first fifteen are those of the left half of the four columns.
        return output.permute(0, 2, 3, 1).reshape(count, width / LineArchitecture.ColumnsPerPlace, LineArchitecture.Outputs);
    }

    /// <summary>Lines of one width as a tensor.</summary>
    /// <param name="pixels">N x 32 x width, 0..1.</param>
    /// <param name="width">Columns.</param>
    public static Tensor Input(float[] pixels, int width)
    {
        long count = pixels.Length / (DigitShape.LineHeight * width);
        return tensor(pixels, [count, 1, DigitShape.LineHeight, width]);
    }

    /// <summary>As in <see cref="DigitNet"/>: without the count of batches, which the finalizer may free too early.</summary>
    private static BatchNorm2d Normalization(int channels)
    {
        BatchNorm2d norm = BatchNorm2d(channels);
        norm.num_batches_tracked = null;
        return norm;
    }

    private void InitializeWeights()
    {
        using IDisposable noGrad = no_grad();
        foreach (Conv2d convolution in _layers.children().OfType<Conv2d>())
        {
            init.kaiming_normal_(convolution.weight, nonlinearity: init.NonlinearityType.ReLU);
            if (convolution.bias is not null) init.zeros_(convolution.bias);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _layers.Dispose();
        base.Dispose(disposing);
    }
}
