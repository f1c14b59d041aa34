using System.Globalization;
using DigitTools.Core.Preprocessing;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DigitTools.Benchmarks.Scenes;

/// <summary>
/// Trains a <see cref="TrustNetwork"/>: its weights are those under which what is right and wrong is likeliest, if the probability of right
/// is the network's confidence times the trust.
/// </summary>
internal static class TrustTraining
{
    private const int HiddenUnits = 16, Steps = 6000, Batch = 512;
    private const double Rate = 0.004, Decay = 0.02;

    /// <summary>The part of the scenes, one in so many, that is only looked at.</summary>
    private const int HeldOut = 8;

    /// <summary>Trains, and prints the cross-entropy of what was held out to the error stream.</summary>
    /// <param name="samples">Readings with what is right.</param>
    /// <param name="seed">Of the weights and of the order.</param>
    public static TrustNetwork Train(IReadOnlyList<TrustSample> samples, int seed)
    {
        manual_seed(seed);
        TrustSample[] own = [.. samples.Where(s => s.Scene % HeldOut != 0)], held = [.. samples.Where(s => s.Scene % HeldOut == 0)];
        int n = samples[0].Features.Length;
        using nn.Module<Tensor, Tensor> hidden = nn.Linear(n, HiddenUnits), straight = nn.Linear(n, 1);
        using nn.Module<Tensor, Tensor> output = nn.Linear(HiddenUnits, 1, hasBias: false);
        Parameter[] weights = [.. hidden.parameters(), .. output.parameters(), .. straight.parameters()];
        using optim.Optimizer optimizer = optim.AdamW(weights, Rate, weight_decay: Decay);
        using Tensor features = Features(own), confidences = Confidences(own), right = Right(own);
        for (int step = 0; step < Steps; step++)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor picked = randint(own.Length, [Batch], int64);
            Tensor loss = Loss(features[picked], confidences[picked], right[picked]);
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
        }

        using (no_grad())
        {
            using Tensor loss = Loss(Features(held), Confidences(held), Right(held)), ownLoss = Loss(features, confidences, right);
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{own.Length} readings: {ownLoss.item<float>():F4} nats; {held.Length} held out: {loss.item<float>():F4} nats"));
        }

        float[] flat = Values(weights[0]);
        return new TrustNetwork(
            [.. Enumerable.Range(0, HiddenUnits).Select(h => flat[(h * n)..((h + 1) * n)])],
            Values(weights[1]),
            Values(weights[2]),
            Values(weights[3]),
            Values(weights[4])[0]);

        Tensor Loss(Tensor x, Tensor confidence, Tensor target)
        {
            Tensor odds = output.call(hidden.call(x).relu()) + straight.call(x);
            Tensor p = (confidence * odds.squeeze(1).sigmoid()).clamp(1e-6, 1 - 1e-6);
            return -(target * p.log() + (1 - target) * (1 - p).log()).mean();
        }
    }

    private static Tensor Features(TrustSample[] samples) =>
        tensor(samples.SelectMany(s => s.Features).ToArray(), [samples.Length, samples[0].Features.Length]);

    private static Tensor Confidences(TrustSample[] samples) => tensor(samples.Select(s => s.Confidence).ToArray());

    private static Tensor Right(TrustSample[] samples) => tensor(samples.Select(s => s.IsRight ? 1f : 0f).ToArray());

    /// <summary>Rounded: four digits say all that such a fit knows.</summary>
    private static float[] Values(Tensor weights) => [.. weights.detach().flatten().data<float>().Select(w => MathF.Round(w, 4))];
}
