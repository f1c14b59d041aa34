using System.Diagnostics;
using DigitTools.Core;
using DigitTools.Core.Data;
using DigitTools.Core.Model;
using TorchSharp;
using TorchSharp.Modules;

namespace DigitTools.Benchmarks;

/// <summary>
/// The way of TorchSharp's own MNIST example (github.com/dotnet/TorchSharpExamples), with our network and data: batches made once as
/// tensors, no augmentation, Adam, negative log-likelihood of a log-softmax, the loss read back after every batch.
/// </summary>
internal static class ExampleTraining
{
    public static double ImagesPerSecond(DigitArchitecture architecture, DigitDataset data, int batchSize, int warmUpSteps, int steps)
    {
        // TorchSharp's optimizers and layers leave numbers to the finalizer that libtorch may still read (docs/libtorch.md): a measurement
        // outlives them.
        using var pause = new PausedFinalizers();
        using Sequential net = PlainNetwork.Make(architecture);
        using Adam optimizer = torch.optim.Adam(net.parameters());
        using NLLLoss lossFunction = torch.nn.NLLLoss();
        int count = Math.Min(warmUpSteps + steps, data.Count / batchSize);
        List<(torch.Tensor Pictures, torch.Tensor Labels)> batches = Batches(data, batchSize, count);
        net.train();
        var clock = new Stopwatch();
        for (int step = -warmUpSteps; step < steps; step++)
        {
            if (step == 0) clock.Start();
            using DisposeScope scope = torch.NewDisposeScope();
            (torch.Tensor pictures, torch.Tensor labels) = batches[(step + warmUpSteps) % batches.Count];
            optimizer.zero_grad();
            torch.Tensor output = torch.nn.functional.log_softmax(net.forward(pictures), 1);
            torch.Tensor loss = lossFunction.forward(output, labels);
            loss.backward();
            optimizer.step();
            _ = loss.item<float>();
        }

        return steps * batchSize / clock.Elapsed.TotalSeconds;
    }

    private static List<(torch.Tensor Pictures, torch.Tensor Labels)> Batches(DigitDataset data, int batchSize, int count)
    {
        var batches = new List<(torch.Tensor, torch.Tensor)>(count);
        for (int b = 0; b < count; b++)
        {
            byte[] pixels = data.Pixels[(b * batchSize * DigitShape.PixelCount)..((b + 1) * batchSize * DigitShape.PixelCount)];
            byte[] labels = data.Labels[(b * batchSize)..((b + 1) * batchSize)];
            batches.Add((
                torch.tensor(Array.ConvertAll(pixels, p => p / 255f), [batchSize, 1, DigitShape.Side, DigitShape.Side]),
                torch.tensor(Array.ConvertAll(labels, l => (long)l))));
        }

        return batches;
    }
}
