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

    public NetworkState(DigitNet net)
    {
        var parameters = net.named_parameters().Select(p => (p.name, (torch.Tensor)p.parameter)).ToList();
        var buffers = net.named_buffers().Where(b => b.buffer.dtype == torch.ScalarType.Float32).Select(b => (b.name, b.buffer)).ToList();
        ParameterCount = parameters.Sum(p => (int)p.Item2.numel());
        ParameterTensors = parameters.Count;
        _tensors = [.. parameters, .. buffers];
        Count = _tensors.Sum(t => (int)t.Tensor.numel());
    }

    /// <summary>Numbers in all.</summary>
    public int Count { get; }

    /// <summary>How many of them, from the start, are trained by gradients.</summary>
    public int ParameterCount { get; }

    /// <summary>How many tensors, from the start, are trained by gradients.</summary>
    public int ParameterTensors { get; }

    /// <summary>Name (<c>conv1.weight</c>) and shape of each tensor, in the order of the row.</summary>
    public IEnumerable<(string Name, long[] Shape)> Layout => _tensors.Select(t => (t.Name[(t.Name.IndexOf('.', StringComparison.Ordinal) + 1)..], t.Tensor.shape));

    /// <summary>Whether weight decay applies: to weights, not to scales, shifts and biases.</summary>
    public bool IsDecayed(int tensor) => _tensors[tensor].Tensor.dim() > 1;

    /// <summary>The live values of one tensor.</summary>
    public Span<float> Values(int tensor) => MemoryMarshal.Cast<byte, float>(_tensors[tensor].Tensor.bytes);

    /// <summary>The gradient of one trained tensor.</summary>
    public torch.Tensor Gradient(int tensor) => _tensors[tensor].Tensor.grad!;

    /// <summary>Takes a copy of all values.</summary>
    public void CopyTo(Span<float> row)
    {
        for (int t = 0, at = 0; t < _tensors.Count; t++)
        {
            Span<float> values = Values(t);
            values.CopyTo(row[at..]);
            at += values.Length;
        }
    }

    /// <summary>Sets all values from tensors with the same names and shapes.</summary>
    /// <returns>False where one is missing or has another shape; nothing is set then.</returns>
    public bool TryCopyFrom(IReadOnlyList<NamedTensor> tensors)
    {
        var byName = tensors.ToDictionary(t => t.Name);
        var row = new float[Count];
        int at = 0;
        foreach ((string name, long[] shape) in Layout)
        {
            if (!byName.TryGetValue(name, out NamedTensor? tensor) || !tensor.Shape.AsSpan().SequenceEqual(shape)) return false;
            tensor.Values.CopyTo(row, at);
            at += tensor.Values.Length;
        }

        CopyFrom(row);
        return true;
    }

    /// <summary>Sets all values.</summary>
    public void CopyFrom(ReadOnlySpan<float> row)
    {
        for (int t = 0, at = 0; t < _tensors.Count; t++)
        {
            Span<float> values = Values(t);
            row.Slice(at, values.Length).CopyTo(values);
            at += values.Length;
        }
    }

    public void Dispose()
    {
        foreach ((_, torch.Tensor tensor) in _tensors) tensor.Dispose();
    }
}
