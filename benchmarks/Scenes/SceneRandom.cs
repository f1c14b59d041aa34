using DigitTools.Core.Data;
using SkiaSharp;

namespace DigitTools.Benchmarks.Scenes;

/// <summary>The chance behind one scene: a function of seed, kind and number alone, so that each can be drawn again by itself.</summary>
/// <param name="seed">Another seed, other scenes.</param>
/// <param name="kind">The number of the kind.</param>
/// <param name="number">Which one of the kind, from 0.</param>
/// <param name="half">The half of MNIST that digits are taken from.</param>
internal sealed class SceneRandom(int seed, int kind, int number, DataSplit half)
{
    private Random64 _random = new((ulong)seed, (ulong)kind, (ulong)number);

    /// <summary>The half of MNIST that digits are taken from.</summary>
    public DataSplit Half => half;

    /// <summary>Evenly from low to high.</summary>
    public float Between(float low, float high) => _random.NextSingle(low, high);

    /// <summary>Evenly from low to high, both included.</summary>
    public int Between(int low, int high) => low + _random.NextInt32(high - low + 1);

    /// <summary>Whether something happens that happens in this part of the cases.</summary>
    public bool Chance(float part) => _random.NextSingle() < part;

    /// <summary>One of several, each as likely.</summary>
    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[_random.NextInt32(choices.Length)];

    /// <summary>A colour of a lightness, with a little tint.</summary>
    /// <param name="low">Least level of its channels.</param>
    /// <param name="high">Highest level of its channels.</param>
    /// <param name="tint">Levels by which the channels differ at most.</param>
    public SKColor Color(int low, int high, int tint)
    {
        int level = Between(low, high);
        return new SKColor(Channel(), Channel(), Channel());

        byte Channel() => (byte)Math.Clamp(level + Between(-tint, tint), 0, 255);
    }

    /// <summary>The core's source of chance, for what is drawn by its pen.</summary>
    public ref Random64 Source => ref _random;
}
