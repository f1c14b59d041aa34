using DigitTools.Core.Onnx;

namespace DigitTools.Core.Recognition.Grids;

/// <summary>Reads pictures of sheets.</summary>
internal sealed class GridPipeline : PicturePipeline<GridResult>
{
    /// <summary>
    /// Counts the changes of what becomes of a picture until the networks see its cells: how they are found, cut, cleaned.
    /// </summary>
    public const int Version = 1;

    /// <summary>Makes a pipeline; threads start as paths come.</summary>
    /// <param name="classifier">The model for single digits.</param>
    /// <param name="network">The model for numbers.</param>
    /// <param name="options">How to read.</param>
    public GridPipeline(IDigitModel classifier, LineNetwork network, GridOptions options)
        : base(() => new GridReader(classifier, network, options), WorkersOf(options))
    {
    }

    private static int WorkersOf(GridOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Workers;
    }
}
