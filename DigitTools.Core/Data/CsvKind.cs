namespace DigitTools.Core.Data;

/// <summary>What a table of text holds.</summary>
internal enum CsvKind
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary>In each row a label and 784 pixels.</summary>
    Pixels,

    /// <summary>784 pixels, and nothing that says which digit they are.</summary>
    PixelsAlone,

    /// <summary>In each row the name of a picture and its label.</summary>
    Names,

    /// <summary>Names of pictures alone.</summary>
    NamesAlone,
}
