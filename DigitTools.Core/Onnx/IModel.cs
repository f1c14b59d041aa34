namespace DigitTools.Core.Onnx;

/// <summary>What reads, with a name for what it reads: a model file, or several together.</summary>
internal interface IModel : IDisposable
{
    /// <summary>12 hexadecimal digits that tell it from every other.</summary>
    string ModelId { get; }

    /// <summary>Full path of the file; of all files, with <see cref="System.IO.Path.PathSeparator"/> between them.</summary>
    string Path { get; }

    /// <summary>Below this confidence nothing is recognized by default, 0..1.</summary>
    double MinimumConfidence { get; }
}
