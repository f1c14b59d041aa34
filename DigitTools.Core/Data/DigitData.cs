namespace DigitTools.Core.Data;

/// <summary>Labelled data, opened and read at once.</summary>
internal static class DigitData
{
    /// <summary>The folder of the MNIST files that ship with the module.</summary>
    public static string ShippedFolder => Path.Combine(ModuleAssets.Folder, "mnist");

    /// <summary>Reads one half of labelled data, or all of data that have no halves.</summary>
    /// <param name="path">Full path, as for <see cref="LabelledData.Open"/>.</param>
    /// <param name="split">Which half.</param>
    /// <param name="progress">Called now and then with pictures read and pictures in all, from the calling thread.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.DataNotFound"/> or <see cref="DigitErrorId.DataInvalid"/>; names the
    /// file.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static DigitDataset Read(
        string path, DataSplit split, Action<int, int>? progress = null, CancellationToken cancellationToken = default) =>
        LabelledData.Open(path, cancellationToken: cancellationToken).Read(split, progress, cancellationToken);

    /// <summary>Whether the data have a test half that is kept apart from training.</summary>
    /// <param name="path">Full path.</param>
    public static bool HasTestHalf(string path) => LabelledData.Open(path).HasTestHalf;
}
