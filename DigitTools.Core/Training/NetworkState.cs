using System.Runtime.InteropServices;
using DigitTools.Core.Model;
using TorchSharp;

namespace DigitTools.Core.Training;

/// <summary>
/// All numbers of a network as one row of floats: trained parameters first, then the running means and variances of the
/// batch normalisations. The optimizer, averages, checkpoints and the exporter work on such rows.
/// </summary>
internal sealed class NetworkState : IDisposable
{
    private readonly List<(string Name, torch.Tensor Tensor)> _tensors;
    private readonly int _parameterTensors;

    public NetworkState(torch.nn.Module net)
    {
        var parameters = net.named_parameters().Select(p => (p.name, (torch.Tensor)p.parameter)).ToList();
        var buffers = net.named_buffers().Where(b => b.buffer.dtype == torch.ScalarType.Float32).Select(b => (b.name, b.buffer)).ToList();
        _parameterTensors = parameters.Count;
        _tensors = [.. parameters, .. buffers];
        Parameters = [.. parameters.Select(p => ((int)p.Item2.numel(), p.Item2.dim() > 1))];
        ParameterCount = Parameters.Sum(p => p.Length);
        Count = _tensors.Sum(t => (int)t.Tensor.numel());
    }

    /// <summary>Numbers in all.</summary>
    public int Count { get; }

    /// <summary>How many of them, from the start, are trained by gradients.</summary>
    public int ParameterCount { get; }

    /// <summary>Length of each trained tensor, and whether weight decay applies: to weights, not to scales, shifts and biases.</summary>
    public IReadOnlyList<(int Length, bool Decays)> Parameters { get; }

    /// <summary>Name (<c>conv1.weight</c>) and shape of each tensor, in the order of the row.</summary>
    public IEnumerable<(string Name, long[] Shape)> Layout =>
        _tensors.Select(t => (t.Name[(t.Name.IndexOf('.', StringComparison.Ordinal) + 1)..], t.Tensor.shape));

    /// <summary>A row of numbers as tensors.</summary>
    /// <param name="layout">Name and shape of each tensor, as in <see cref="Layout"/>.</param>
    /// <param name="values">The row.</param>
    public static IReadOnlyList<NamedTensor> Tensors(IEnumerable<(string Name, long[] Shape)> layout, ReadOnlySpan<float> values)
    {
        var tensors = new List<NamedTensor>();
        int at = 0;
        foreach ((string name, long[] shape) in layout)
        {
            int count = (int)shape.Aggregate(1L, (a, b) => a * b);
            tensors.Add(new NamedTensor(name, shape, values.Slice(at, count).ToArray()));
            at += count;
        }

        return tensors;
    }

    /// <summary>Takes a copy of all values.</summary>
    public void CopyTo(Span<float> row) => CopyTo(0, row);

    /// <summary>Takes a copy of the batch normalisations' means and variances.</summary>
    public void CopyStatisticsTo(Span<float> row) => CopyTo(_parameterTensors, row);

    /// <summary>Takes a copy of the gradients of the trained numbers.</summary>
    public void CopyGradientTo(Span<float> row)
    {
        int at = 0;
        foreach ((_, torch.Tensor tensor) in _tensors.Take(_parameterTensors))
        {
            using torch.Tensor gradient = tensor.grad!.contiguous();
            Span<float> values = Values(gradient);
            values.CopyTo(row[at..]);
            at += values.Length;
        }
    }

    /// <summary>Sets all values.</summary>
    public void CopyFrom(ReadOnlySpan<float> row) => CopyFrom(0, row);

    /// <summary>Sets the batch normalisations' means and variances.</summary>
    public void CopyStatisticsFrom(ReadOnlySpan<float> row) => CopyFrom(_parameterTensors, row);

    public void Dispose()
    {
        foreach ((_, torch.Tensor tensor) in _tensors) tensor.Dispose();
    }

    private static Span<float> Values(torch.Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);

    private void CopyTo(int firstTensor, Span<float> row)
    {
        for (int t = firstTensor, at = 0; t < _tensors.Count; t++)
        {
            Span<float> values = Values(_tensors[t].Tensor);
            values.CopyTo(row[at..]);
            at += values.Length;
        }
    }

    private void CopyFrom(int firstTensor, ReadOnlySpan<float> row)
    {
        for (int t = firstTensor, at = 0; t < _tensors.Count; t++)
        {
            Span<float> values = Values(_tensors[t].Tensor);
            row.Slice(at, values.Length).CopyTo(values);
            at += values.Length;
        }
    }
}
