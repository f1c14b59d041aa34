using DigitTools.Core.Model;
using DigitTools.Core.Native;
using DigitTools.Core.Training;
using TorchSharp;

namespace DigitTools.Core.Tests.Training;

public sealed class ConvolutionProofTests : TorchTests
{
    private static readonly int[] s_pictures = [1, 6, 33];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ConvolutionProof_Require_TakesOneDnnAndLibtorchsOwn(bool oneDnn)
    {
        bool before = TorchContext.UsesOneDnn;
        try
        {
            Assert.True(TorchContext.UseOneDnn(oneDnn));
            foreach (DigitArchitecture architecture in DigitArchitecture.All)
                new ConvolutionProof(Convolve).Require(architecture.Shapes, s_pictures, gradients: true);
            new ConvolutionProof(Convolve).Require(LineArchitecture.Shapes(96), s_pictures, gradients: true);
            Assert.Equal(oneDnn, TorchContext.UsesOneDnn);
        }
        finally
        {
            TorchContext.UseOneDnn(before);
        }
    }

    /// <summary>One number of one picture is off: first in the output, then in nothing but the gradients.</summary>
    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public void ConvolutionProof_Require_LeavesOutAOneDnnThatIsWrong(bool output, bool gradients)
    {
        bool before = TorchContext.UsesOneDnn;
        try
        {
            TorchContext.UseOneDnn(true);
            var proof = new ConvolutionProof((x, w, p) => TorchContext.UsesOneDnn ? Wrong(x, w, p, output) : Convolve(x, w, p));
            proof.Require(DigitArchitecture.Small.Shapes, [4], gradients);
            Assert.False(TorchContext.UsesOneDnn);
        }
        finally
        {
            TorchContext.UseOneDnn(before);
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(0.9f)]
    public void ConvolutionProof_Require_EndsWhereAllIsWrong(float factor)
    {
        bool before = TorchContext.UsesOneDnn;
        try
        {
            using torch.Tensor wrong = torch.tensor(factor);
            var proof = new ConvolutionProof((x, w, p) => Convolve(x, w, p).mul(wrong));
            DigitException error = Assert.Throws<DigitException>(
                () => proof.Require(DigitArchitecture.Large.Shapes, [2], gradients: false));
            Assert.Equal(DigitErrorId.NativeLibraryUnavailable, error.Id);
            Assert.Contains("1 to 32 channels", error.Message, StringComparison.Ordinal);
            Assert.Contains("ONEDNN_MAX_CPU_ISA", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            TorchContext.UseOneDnn(before);
        }
    }

    [Fact]
    public void ConvolutionProof_Require_LooksAtAShapeOnce()
    {
        int convolutions = 0;
        var proof = new ConvolutionProof((x, w, p) =>
        {
            convolutions++;
            return Convolve(x, w, p);
        });
        for (int i = 0; i < 2; i++) proof.Require(DigitArchitecture.Small.Shapes, [2, 3, 2], gradients: true);
        Assert.Equal(2 * DigitArchitecture.Small.Convolutions.Count, convolutions);
        proof.Require(DigitArchitecture.Small.Shapes, [2], gradients: false);
        Assert.Equal(3 * DigitArchitecture.Small.Convolutions.Count, convolutions);
    }

    private static torch.Tensor Convolve(torch.Tensor input, torch.Tensor weights, ConvolutionShape shape) => torch.nn.functional.conv2d(
        input, weights, padding: [shape.Padding.Rows, shape.Padding.Columns], dilation: [1, shape.Dilation]);

    /// <summary>The first number halved, or that number right and without its gradient.</summary>
    private static torch.Tensor Wrong(torch.Tensor input, torch.Tensor weights, ConvolutionShape shape, bool output)
    {
        torch.Tensor right = Convolve(input, weights, shape);
        torch.Tensor others = Like(right, output ? 0.5f : 0, 1), first = Like(right, 1, 0);
        if (output) return right.mul(others);

        using var one = 1.ToScalar();
        return right.mul(others).add(right.detach().mul(first), one);
    }

    private static torch.Tensor Like(torch.Tensor tensor, float first, float others)
    {
        float[] numbers = [.. Enumerable.Repeat(others, (int)tensor.numel())];
        numbers[0] = first;
        return torch.tensor(numbers, tensor.shape);
    }
}
