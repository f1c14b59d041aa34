namespace DigitTools.Benchmarks.Fuzzing.Attack;

/// <summary>What is attacked.</summary>
internal enum FuzzKind
{
    /// <summary>Picture files, to be recognized.</summary>
    Pictures,

    /// <summary>ONNX models, to be loaded and run.</summary>
    Models,

    /// <summary>Databases of Invoke-DigitBatch, to be read, gone on with and merged.</summary>
    Databases,

    /// <summary>Checkpoints of trainings, to be resumed.</summary>
    Checkpoints,

    /// <summary>Folders of labelled data, to be read.</summary>
    Data,

    /// <summary>TIFF, PBM, PGM, PPM, TGA and PDF files, to be recognized.</summary>
    Scans,
}
