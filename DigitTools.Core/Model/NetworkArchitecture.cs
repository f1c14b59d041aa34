namespace DigitTools.Core.Model;

/// <summary>A network that can be trained.</summary>
/// <param name="name">As the user writes it.</param>
internal abstract class NetworkArchitecture(string name)
{
    /// <summary>All of them, the cheapest first.</summary>
    public static IReadOnlyList<NetworkArchitecture> All => [.. DigitArchitecture.All, LineArchitecture.Line];

    /// <summary>As the user writes it.</summary>
    public string Name { get; } = name;

    /// <summary>Number of trained parameters: weights, biases, and scale and shift of the batch normalisations.</summary>
    public abstract long Parameters { get; }

    /// <summary>Multiply-adds of convolutions and linear maps: for one picture, or for a line of 128 columns.</summary>
    public abstract long MultiplyAdds { get; }

    /// <summary>The architecture with a name; null if there is none.</summary>
    public static NetworkArchitecture? Find(string name) =>
        All.FirstOrDefault(a => a.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
