namespace DigitTools.Core.Data;

/// <summary>Labelled 28 x 28 pictures in memory, one byte per pixel: ink 255 on paper 0, as MNIST has it.</summary>
internal sealed class DigitDataset
{
    /// <summary>Wraps pixels and labels without copying them.</summary>
    /// <param name="source">The folder or file the data came from, for messages.</param>
    /// <param name="pixels">N x 784 bytes.</param>
    /// <param name="labels">N bytes, each 0..9.</param>
    /// <param name="paths">N full paths if every picture is a file of its own, otherwise null.</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other.</exception>
    public DigitDataset(string source, byte[] pixels, byte[] labels, string[]? paths = null)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentNullException.ThrowIfNull(labels);
        if (pixels.Length != labels.Length * DigitShape.PixelCount || (paths is not null && paths.Length != labels.Length))
            throw new ArgumentException("Pixels, labels and paths have to describe the same number of pictures.");

        Source = source;
        Pixels = pixels;
        Labels = labels;
        Paths = paths;
    }

    /// <summary>The folder or file the data came from.</summary>
    public string Source { get; }

    /// <summary>N x 784 bytes, ink 255 on paper 0.</summary>
    public byte[] Pixels { get; }

    /// <summary>N bytes, each 0..9.</summary>
    public byte[] Labels { get; }

    /// <summary>Full path of each picture if it is a file of its own, otherwise null.</summary>
    public string[]? Paths { get; }

    /// <summary>The pictures that could not be read and were left out, with the reason, in the order of the data.</summary>
    public IReadOnlyList<DigitException> Skipped { get; init; } = [];

    /// <summary>Whether the labels were 1 .. 10, and 10 was taken for the digit 0.</summary>
    public bool LabelsFromOne { get; init; }

    /// <summary>Number of pictures, N.</summary>
    public int Count => Labels.Length;

    /// <summary>The 784 bytes of one picture.</summary>
    /// <param name="index">0 .. Count - 1.</param>
    public ReadOnlySpan<byte> Picture(int index) => Pixels.AsSpan(index * DigitShape.PixelCount, DigitShape.PixelCount);

    /// <summary>How many pictures of each class there are, 10 counts.</summary>
    public int[] CountPerClass()
    {
        int[] counts = new int[DigitShape.ClassCount];
        foreach (byte label in Labels) counts[label]++;
        return counts;
    }

    /// <summary>A data set with the named pictures only, copied.</summary>
    /// <param name="indices">Positions in this set, in the order wanted.</param>
    public DigitDataset Subset(ReadOnlySpan<int> indices)
    {
        byte[] pixels = new byte[indices.Length * DigitShape.PixelCount];
        byte[] labels = new byte[indices.Length];
        string[]? paths = Paths is null ? null : new string[indices.Length];
        for (int i = 0; i < indices.Length; i++)
        {
            Picture(indices[i]).CopyTo(pixels.AsSpan(i * DigitShape.PixelCount));
            labels[i] = Labels[indices[i]];
            if (paths is not null) paths[i] = Paths![indices[i]];
        }

        return new DigitDataset(Source, pixels, labels, paths);
    }
}
