using DigitTools.Core.Onnx;

namespace DigitTools.Core.Recognition.Grids;

/// <summary>Reads sheets. One instance per thread: it keeps its memory.</summary>
/// <param name="classifier">The model for single digits.</param>
/// <param name="network">The model for numbers.</param>
/// <param name="options">How to read.</param>
#pragma warning disable CS9113 // A stub: see the helper who writes it.
internal sealed partial class GridReader(DigitClassifier classifier, LineNetwork network, GridOptions options)
    : IPictureReader<GridRequest, GridResult>
{
    /// <inheritdoc/>
    public void Read(ReadOnlySpan<GridRequest> requests, IResultReceiver<GridResult> results, CancellationToken stop) =>
        throw new NotImplementedException();

    /// <summary>Where charts are part of the build.</summary>
    partial void DrawChart(GridRequest request, GridResult result);
}
