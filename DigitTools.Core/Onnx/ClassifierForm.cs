namespace DigitTools.Core.Onnx;

/// <summary>How a classifier is run, as it was found when it was loaded.</summary>
/// <param name="Layout">Its input.</param>
/// <param name="Batch">Pictures in a run at most.</param>
/// <param name="Reader">Reads its output.</param>
internal sealed record ClassifierForm(InputLayout Layout, int Batch, OutputReader Reader)
{
    /// <summary>The inputs, as a run takes them.</summary>
    public IReadOnlyList<string> Inputs { get; } = Layout.Names;

    /// <summary>The output, as a run takes it.</summary>
    public string[] Outputs { get; } = [Reader.Layout.Name];

    /// <summary>Numbers for a picture.</summary>
    public int Columns => Reader.Columns;

    /// <summary>Pictures that go into a run, with those that fill it up.</summary>
    /// <param name="count">Those that are to be read, <see cref="Batch"/> at most.</param>
    public int Rows(int count) => Layout.Batch > 0 ? Layout.Batch : count;
}
