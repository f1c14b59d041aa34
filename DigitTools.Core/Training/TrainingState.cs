using System.Text.Json.Serialization;
using DigitTools.Core.Model;

namespace DigitTools.Core.Training;

/// <summary>Everything that a training needs to go on as if it had never stopped.</summary>
/// <remarks>
/// There is no state of random generators: every draw is a function of seed, epoch and picture (<see cref="BatchMaker"/>), and the
/// first weights are already in <see cref="Weights"/>.
/// </remarks>
internal sealed record TrainingState
{
    /// <summary>What was trained, how, and on what: a training goes on only with the same.</summary>
    public required IReadOnlyDictionary<string, string> Identity { get; init; }

    /// <summary>Epochs that have ended.</summary>
    public required IReadOnlyList<TrainingEpoch> Epochs { get; init; }

    /// <summary>The best of them; 0 if none has ended.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>Steps done in the epoch that is under way.</summary>
    public required int Step { get; init; }

    /// <summary>Sum of the losses of those steps.</summary>
    public required double LossSum { get; init; }

    /// <summary>Pictures read right in those steps.</summary>
    public required int Right { get; init; }

    /// <summary>Time of the epoch that is under way, so far.</summary>
    public required TimeSpan InEpoch { get; init; }

    /// <summary>Steps of the optimizer in all.</summary>
    public required long OptimizerSteps { get; init; }

    /// <summary>Lengths of <see cref="Rows"/>.</summary>
    public required int[] RowLengths { get; init; }

    /// <summary>The live numbers of the network.</summary>
    [JsonIgnore]
    public float[] Weights { get; private set; } = [];

    /// <summary>The averaged numbers.</summary>
    [JsonIgnore]
    public float[] Average { get; private set; } = [];

    /// <summary>The numbers of the best epoch.</summary>
    [JsonIgnore]
    public float[] Best { get; private set; } = [];

    /// <summary>The optimizer's mean gradients.</summary>
    [JsonIgnore]
    public float[] Mean { get; private set; } = [];

    /// <summary>The optimizer's mean squared gradients.</summary>
    [JsonIgnore]
    public float[] Variance { get; private set; } = [];

    /// <summary>What was left of the validation part in the best epoch, for the confidence.</summary>
    [JsonIgnore]
    public float[] BestOutputs { get; private set; } = [];

    /// <summary>All rows of floats, in the order of the file.</summary>
    [JsonIgnore]
    public IReadOnlyList<float[]> Rows => [Weights, Average, Best, Mean, Variance, BestOutputs];

    /// <summary>A state with these rows.</summary>
    public TrainingState With(float[] weights, float[] average, float[] best, float[] mean, float[] variance, float[] bestOutputs)
    {
        float[][] rows = [weights, average, best, mean, variance, bestOutputs];
        return this with
        {
            RowLengths = [.. rows.Select(row => row.Length)],
            Weights = weights,
            Average = average,
            Best = best,
            Mean = mean,
            Variance = variance,
            BestOutputs = bestOutputs,
        };
    }

    /// <summary>A state with empty rows of the lengths that this one names.</summary>
    public TrainingState WithEmptyRows()
    {
        float[][] rows = [.. RowLengths.Select(length => new float[length])];
        return With(rows[0], rows[1], rows[2], rows[3], rows[4], rows[5]);
    }
}
