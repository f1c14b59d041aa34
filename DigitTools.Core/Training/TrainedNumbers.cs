using DigitTools.Core.Model;

namespace DigitTools.Core.Training;

/// <summary>All numbers of a network in training, and the gradient of those that are trained.</summary>
internal sealed class TrainedNumbers
{
    /// <param name="first">The numbers that the training starts from.</param>
    public TrainedNumbers(NetworkState first)
    {
        Values = new float[first.Count];
        first.CopyTo(Values);
        Parameters = first.Parameters;
        Layout = [.. first.Layout];
        Gradient = new float[first.ParameterCount];
    }

    /// <summary>All numbers of the network, in the order of <see cref="NetworkState"/>.</summary>
    public float[] Values { get; }

    /// <summary>Gradient of the trained numbers in the last step.</summary>
    public float[] Gradient { get; }

    /// <summary>Length of each trained tensor, and whether it decays.</summary>
    public IReadOnlyList<(int Length, bool Decays)> Parameters { get; }

    /// <summary>Name and shape of each tensor, in the order of <see cref="Values"/>.</summary>
    public IReadOnlyList<(string Name, long[] Shape)> Layout { get; }

    /// <summary>Sets all numbers from tensors with the same names and shapes.</summary>
    /// <returns>False if one is missing or has another shape; nothing is set then.</returns>
    public bool TryCopyFrom(IReadOnlyList<NamedTensor> tensors)
    {
        var byName = tensors.ToDictionary(t => t.Name);
        if (!Layout.All(l => byName.TryGetValue(l.Name, out NamedTensor? t) && t.Shape.AsSpan().SequenceEqual(l.Shape))) return false;
        Layout.SelectMany(l => byName[l.Name].Values).ToArray().CopyTo(Values, 0);
        return true;
    }

    /// <summary>A row of numbers as tensors.</summary>
    public IReadOnlyList<NamedTensor> Tensors(ReadOnlySpan<float> values) => NetworkState.Tensors(Layout, values);
}
