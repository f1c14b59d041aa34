using System.Diagnostics;
using DigitTools.Core.Data;
using DigitTools.Core.Model;
using DigitTools.Core.Training;
using TorchSharp;
using TorchSharp.Modules;

namespace DigitTools.Benchmarks;

/// <summary>
/// The plain way: a Dataset that gives one redrawn picture at a time, TorchSharp's DataLoader, its AdamW, default allocator and
/// threads. The pictures are redrawn by the same code as ours, so that the accuracy is the same.
/// </summary>
internal static class PlainTraining
{
    public static double ImagesPerSecond(DigitArchitecture architecture, DigitDataset data, int batchSize, int warmUpSteps, int steps)
    {
        // TorchSharp's optimizers and layers leave numbers to the finalizer that libtorch may still read (docs/libtorch.md): a measurement outlives them.
        using var pause = new PausedFinalizers();
        using Sequential net = PlainNetwork.Make(architecture);
        using var pictures = new Pictures(data);
        using var loader = new DataLoader(pictures, batchSize, shuffle: true);
        using TorchSharp.Modules.AdamW optimizer = torch.optim.AdamW(net.parameters(), lr: 1e-3, weight_decay: 0.02);
        net.train();
        var clock = new Stopwatch();
        int step = -warmUpSteps;
        foreach (Dictionary<string, torch.Tensor> batch in loader)
        {
            if (step == 0) clock.Start();
            if (step++ == steps) break;
            using DisposeScope scope = torch.NewDisposeScope();
            optimizer.zero_grad();
            torch.Tensor output = net.forward(batch["picture"]);
            torch.Tensor loss = torch.nn.functional.cross_entropy(output, batch["label"]);
            loss.backward();
            optimizer.step();
            _ = loss.item<float>();
        }

        return steps * batchSize / clock.Elapsed.TotalSeconds;
    }

    private sealed class Pictures(DigitDataset data) : torch.utils.data.Dataset
    {
        public override long Count => data.Count;

        public override Dictionary<string, torch.Tensor> GetTensor(long index)
        {
            float[] pixels = new float[DigitShape.PixelCount];
            var random = new Random64(1, 1, (ulong)index);
            Augmenter.Redraw(data.Picture((int)index), pixels, AugmentationRanges.Full, ref random);
            return new Dictionary<string, torch.Tensor>
            {
                ["picture"] = torch.tensor(pixels, [1, DigitShape.Side, DigitShape.Side]),
                ["label"] = torch.tensor((long)data.Labels[(int)index]),
            };
        }
    }
}
