using DigitTools.Core.Data;

namespace DigitTools.Core.Training.Lines;

/// <summary>Labelled pictures of numbers to train on.</summary>
internal sealed class LinePictures
{
    private LinePictures(string folder, LabelledLines[] lines)
    {
        Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        Lines = lines;
    }

    /// <summary>Number of pictures.</summary>
    public int Count => Lines.Count;

    /// <summary>
    /// Pictures that cannot be learnt from: as many lines as their labels have were not found. They still count where they are held back.
    /// </summary>
    public int Unaligned => Lines.Count(lines => !lines.AreAligned);

    /// <summary>The name of the folder.</summary>
    internal string Name { get; }

    /// <summary>What was found in each picture.</summary>
    internal IReadOnlyList<LabelledLines> Lines { get; }

    /// <summary>Reads the pictures of a folder.</summary>
    /// <param name="folder">Full path; as for <see cref="LabelledTexts.Read"/>.</param>
    /// <param name="progress">Called with pictures read and pictures in all, from the calling thread.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DataNotFound"/> or <see cref="DigitErrorId.DataInvalid"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static LinePictures Read(string folder, Action<int, int>? progress = null, CancellationToken cancellationToken = default) =>
        new(folder, LabelledLines.Read(LabelledTexts.Read(folder), progress, cancellationToken));
}
