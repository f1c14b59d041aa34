using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text.RegularExpressions;
using DigitTools.Core.Model;
using DigitTools.Core.Training;
using TorchSharp;
using TorchSharp.Modules;

namespace DigitTools.Core.Tests.Model;

/// <summary>The network's numbers, on whatever code oneDNN makes for this processor.</summary>
public sealed partial class DigitNetTests(ITestOutputHelper output) : TorchTests
{
    /// <summary>Of the length of what is compared. Wrong convolutions give a tenth of it and more.</summary>
    private const double Tolerance = 1e-4;

    /// <summary>
    /// The same for gradients, which jump: where two places of a maximum are equal but for the rounding, or a number lies at the bend of
    /// the ReLU, each precision goes its own way, and one such place among thousands is some percent of the first layer's gradient.
    /// ConvolutionProof compares the convolutions alone, to a thousandth.
    /// </summary>
    private const double GradientTolerance = 0.05;

    public static MatrixTheoryData<string, int, bool> Networks => new(DigitArchitecture.All.Select(a => a.Name), [1, 37], [false, true]);

    [Theory]
    [MemberData(nameof(Networks))]
    public void DigitNet_ForwardAndGradients_AreThoseOfDoublePrecision(string architecture, int pictures, bool channelsLast)
    {
        SayWhatIsNotRun();
        torch.manual_seed(1);
        torch.set_num_threads(1);
        using DisposeScope scope = torch.NewDisposeScope();
        using DigitNet net = new(DigitArchitecture.Find(architecture)!), reference = new(DigitArchitecture.Find(architecture)!);
        using NetworkState state = new(net), referenceState = new(reference);
        float[] values = new float[state.Count];
        state.CopyTo(values);
        referenceState.CopyFrom(values);
        reference.to(torch.float64);

        // Noise: in what is blank all places are equal, and a maximum may be any of them.
        byte[] pixels = [.. Enumerable.Range(1, pictures).SelectMany(seed => SyntheticDigits.Noise((ulong)seed))];
        torch.Tensor input = DigitNet.Input([.. pixels.Select(p => p / 255f)]);
        torch.Tensor labels = torch.tensor([.. Enumerable.Range(0, pictures).Select(i => (long)i % DigitShape.ClassCount)]);
        torch.Tensor logits = net.forward(channelsLast ? input.view(-1, 28, 28, 1).permute(0, 3, 1, 2) : input);
        // Layer by layer, in the layout that libtorch has by default; oneDNN does not compute in double precision.
        var layers = (torch.nn.Module<torch.Tensor, torch.Tensor>)reference.children().Single();
        torch.Tensor expected = layers.forward(input.to_type(torch.ScalarType.Float64));
        torch.nn.functional.cross_entropy(logits, labels).backward();
        torch.nn.functional.cross_entropy(expected, labels).backward();

        AssertClose("logits", Numbers<double>(expected), Numbers<float>(logits), Tolerance);
        foreach (((string name, Parameter own), (_, Parameter right)) in net.named_parameters().Zip(reference.named_parameters()))
            AssertClose(name, Numbers<double>(right.grad!), Numbers<float>(own.grad!), GradientTolerance);
    }

    /// <summary>oneDNN tells which layouts it gets, where it is asked to before it is loaded.</summary>
    [Fact]
    public void DigitNet_Convolutions_AllRunWithTheChannelsLast()
    {
        if (!OwnProcess.IsThis)
        {
            ChildResult run = OwnProcess.Run(typeof(DigitNetTests), new Dictionary<string, string> { ["ONEDNN_VERBOSE"] = "1" });
            string[] convolutions = [.. run.Lines.Where(l => l.Contains(",exec,cpu,convolution,", StringComparison.Ordinal))];
            Assert.All(convolutions, line => Assert.Matches(ChannelsLast(), line));
            foreach (string kind in (string[])["forward", "backward_data", "backward_weights"])
                Assert.Contains(convolutions, line => line.Contains(kind, StringComparison.Ordinal));

            return;
        }

        torch.set_num_threads(1);
        using DisposeScope scope = torch.NewDisposeScope();
        foreach (DigitArchitecture architecture in DigitArchitecture.All)
        {
            using var net = new DigitNet(architecture);
            foreach (int pictures in (int[])[1, 2, 40])
            {
                torch.Tensor input = torch.rand(pictures, 1, 28, 28);
                net.train();
                net.forward(input).sum().backward();
                net.eval();
                using IDisposable noGrad = torch.no_grad();
                net.forward(input.view(-1, 28, 28, 1).permute(0, 3, 1, 2));
            }
        }
    }

    [GeneratedRegex("src:f32:[^:]*:blocked:acdb:.* dst:f32:[^:]*:blocked:acdb:")]
    private static partial Regex ChannelsLast();

    private static double[] Numbers<T>(torch.Tensor tensor)
        where T : unmanaged =>
    [
        .. MemoryMarshal.Cast<byte, T>(tensor.detach().contiguous().bytes).ToArray()
            .Select(v => Convert.ToDouble(v, CultureInfo.InvariantCulture)),
    ];

    private static void AssertClose(string name, double[] expected, double[] actual, double tolerance)
    {
        double size = Math.Sqrt(expected.Sum(e => e * e)), difference = Math.Sqrt(expected.Zip(actual, (e, a) => (e - a) * (e - a)).Sum());
        Assert.True(difference <= tolerance * size, $"{name}: off by {difference} of {size}");
    }

    private void SayWhatIsNotRun() =>
        output.WriteLine(Avx512F.IsSupported ? "With AVX-512." : "Not run: the half for AVX-512, which this processor lacks.");
}
