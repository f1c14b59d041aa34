using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace DigitTools.Core.Model;

/// <summary>A network of a <see cref="DigitArchitecture"/> that libtorch can train: N x 1 x 28 x 28 in 0..1 to N x 10 scores.</summary>
internal sealed class DigitNet : Module<Tensor, Tensor>
{
    /// <summary>The score of "no digit", beside the digits' ten: as much as all of them have together at scores of 0.</summary>
    public const double NoDigitScore = 2.302585092994046; // ln 10

    private readonly Sequential _layers;

    public DigitNet(DigitArchitecture architecture)
        : base(architecture.Name)
    {
        Architecture = architecture;
        _layers = Sequential();
        foreach ((string name, DigitLayer layer) in architecture.NamedLayers)
        {
            switch (layer)
            {
                case DigitLayer.Convolution c:
                    _layers.append(name, Conv2d(c.In, c.Out, c.Kernel, padding: c.Padding, bias: false));
                    if (c.Pool) _layers.append(name + "_pool", MaxPool2d(2));
                    _layers.append(TensorNames.Norm(name), Normalization(c.Out));
                    _layers.append(name + "_relu", ReLU(inplace: true));
                    break;
                case DigitLayer.Classifier c:
                    _layers.append(name + "_flatten", new FlattenPixels());
                    _layers.append(name, Linear(c.In, DigitShape.ClassCount));
                    break;
            }
        }

        RegisterComponents();
        InitializeWeights();
    }

    public DigitArchitecture Architecture { get; }

    /// <summary>N x 1 x 28 x 28, in any layout, to N x 10.</summary>
    /// <remarks>
    /// The network brings its input into the layout in which the channels of a pixel lie side by side; every layer keeps it. In that layout
    /// libtorch's pooling, normalisation and convolution are faster, 1.4 times for a whole training step, and in the other one oneDNN's
    /// convolutions are wrong on processors with AVX-512 (docs/libtorch.md), so no caller may choose. With one channel, or one picture, the
    /// numbers lie the same way in both layouts and the strides alone say which is meant: a view with the channel last has those that are
    /// wanted, whatever came in.
    /// </remarks>
    public override Tensor forward(Tensor input) =>
        _layers.forward(input.reshape(-1, DigitShape.Side, DigitShape.Side, 1).permute(0, 3, 1, 2));

    /// <summary>What a model file gives: scores without the part that "no digit" has in them, which makes all digits as likely.</summary>
    /// <remarks>
    /// With p the softmax of ten scores and "no digit", the softmax of these logits is p(digit) + p(no digit) / 10, as
    /// exp(softplus(s)) = 1 + exp(s) and exp(<see cref="NoDigitScore"/>) = 10.
    /// Not by TorchSharp's softplus: it leaves numbers to the finalizer (docs/libtorch.md).
    /// </remarks>
    /// <param name="scores">N x 10.</param>
    public static Tensor Logits(Tensor scores) => scores.logaddexp(zeros_like(scores));

    /// <summary>Pixels as N x 1 x 28 x 28.</summary>
    /// <param name="pixels">N x 784, 0..1.</param>
    public static Tensor Input(float[] pixels) =>
        tensor(pixels, [pixels.Length / DigitShape.PixelCount, 1, DigitShape.Side, DigitShape.Side]);

    /// <summary>A batch normalisation without its count of batches, which nothing here reads.</summary>
    /// <remarks>
    /// TorchSharp adds 1 to that count with a number whose memory the finalizer frees, perhaps while libtorch reads it: some steps in ten
    /// thousand fail on a busy machine (docs/libtorch.md).
    /// </remarks>
    private static BatchNorm2d Normalization(int channels)
    {
        BatchNorm2d norm = BatchNorm2d(channels);
        norm.num_batches_tracked = null;
        return norm;
    }

    /// <summary>He initialisation: K. He et al., "Delving deep into rectifiers", ICCV 2015. Biases start at 0.</summary>
    private void InitializeWeights()
    {
        using IDisposable noGrad = no_grad();
        foreach (Module module in _layers.children())
        {
            switch (module)
            {
                case Conv2d convolution:
                    init.kaiming_normal_(convolution.weight, nonlinearity: init.NonlinearityType.ReLU);
                    break;
                case Linear linear:
                    init.xavier_uniform_(linear.weight);
                    init.zeros_(linear.bias!);
                    break;
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _layers.Dispose();
        base.Dispose(disposing);
    }
}
