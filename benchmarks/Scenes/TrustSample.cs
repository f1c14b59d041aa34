namespace DigitTools.Benchmarks.Scenes;

/// <summary>One reading, to fit the trust to.</summary>
/// <param name="Scene">The number of its scene.</param>
/// <param name="Features">What speaks for or against it.</param>
/// <param name="Confidence">Of the network, 0..1.</param>
/// <param name="IsRight">Whether it is what the scene shows.</param>
internal sealed record TrustSample(int Scene, float[] Features, float Confidence, bool IsRight);
