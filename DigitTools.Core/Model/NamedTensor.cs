namespace DigitTools.Core.Model;

/// <summary>Some numbers of a network, outside of any library.</summary>
/// <param name="Name">As in the network: layer and role.</param>
/// <param name="Shape">Length of each dimension.</param>
/// <param name="Values">The numbers, last dimension fastest.</param>
internal sealed record NamedTensor(string Name, long[] Shape, float[] Values);
