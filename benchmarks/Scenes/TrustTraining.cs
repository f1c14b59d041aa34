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
    private const int HiddenUnits = 16, Steps = 10000, Batch = 512;
    private const double Rate = 0.004, Decay = 0.02;

    /// <summary>As many networks are trained, and the mean of their log-odds taken: one alone depends on the chance of its start.</summary>
    private const int Members = 4;

    /// <summary>The part of the scenes, one in so many, that is only looked at.</summary>
    private const int HeldOut = 8;

    /// <summary>Trains, and prints the cross-entropy of what was held out to the error stream.</summary>
    /// <param name="samples">Readings with what is right.</param>
    /// <param name="seed">Of the weights and of the order.</param>
    public static TrustNetwork Train(IReadOnlyList<TrustSample> samples, int seed)
    {
        TrustSample[] own = [.. samples.Where(s => s.Scene % HeldOut != 0)], held = [.. samples.Where(s => s.Scene % HeldOut == 0)];
        TrustNetwork network = Mean([.. Enumerable.Range(seed, Members).Select(member => TrainOne(own, member))]);
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{own.Length} readings: {Loss(network, own):F4} nats; {held.Length} held out: {Loss(network, held):F4} nats"));
        return network;
    }

    private static TrustNetwork TrainOne(TrustSample[] samples, int seed)
    {
        manual_seed(seed);
        int n = samples[0].Features.Length;
        using nn.Module<Tensor, Tensor> hidden = nn.Linear(n, HiddenUnits), straight = nn.Linear(n, 1);
        using nn.Module<Tensor, Tensor> output = nn.Linear(HiddenUnits, 1, hasBias: false);
        Parameter[] weights = [.. hidden.parameters(), .. output.parameters(), .. straight.parameters()];
        using optim.Optimizer optimizer = optim.AdamW(weights, Rate, weight_decay: Decay);
        using Tensor features = tensor(samples.SelectMany(s => s.Features).ToArray(), [samples.Length, n]);
        using Tensor confidences = tensor(samples.Select(s => s.Confidence).ToArray());
        using Tensor right = tensor(samples.Select(s => s.IsRight ? 1f : 0f).ToArray());
        for (int step = 0; step < Steps; step++)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor picked = randint(samples.Length, [Batch], int64), x = features[picked], target = right[picked];
            Tensor odds = output.call(hidden.call(x).relu()) + straight.call(x);
            Tensor p = (confidences[picked] * odds.squeeze(1).sigmoid()).clamp(1e-6, 1 - 1e-6);
            Tensor loss = -(target * p.log() + (1 - target) * (1 - p).log()).mean();
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
        }

        float[] flat = Values(weights[0]);
        return new TrustNetwork(
            [.. Enumerable.Range(0, HiddenUnits).Select(h => flat[(h * n)..((h + 1) * n)])],
            Values(weights[1]),
            Values(weights[2]),
            Values(weights[3]),
            Values(weights[4])[0]);
    }

    /// <summary>One network whose log-odds are the mean of those of several.</summary>
    private static TrustNetwork Mean(TrustNetwork[] members) => new(
        [.. members.SelectMany(m => m.Hidden.Select(Rounded))],
        Rounded(members.SelectMany(m => m.HiddenBias)),
        Rounded(members.SelectMany(m => m.Output).Select(w => w / members.Length)),
        Rounded(Enumerable.Range(0, members[0].Straight.Length).Select(i => members.Average(m => m.Straight[i]))),
        members.Average(m => m.Bias));

    private static double Loss(TrustNetwork network, TrustSample[] samples) => samples.Average(s =>
    {
        double p = Math.Clamp(s.Confidence * network.Apply(s.Features), 1e-6, 1 - 1e-6);
        return -Math.Log(s.IsRight ? p : 1 - p);
    });

    private static float[] Values(Tensor weights) => [.. weights.detach().flatten().data<float>()];

    /// <summary>Four digits say all that such a fit knows.</summary>
    private static float[] Rounded(IEnumerable<float> weights) => [.. weights.Select(w => MathF.Round(w, 4))];
}
