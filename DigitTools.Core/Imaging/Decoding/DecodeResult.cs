namespace DigitTools.Core.Imaging.Decoding;

/// <summary>How decoding ended, with Skia's numbers.</summary>
internal enum DecodeResult
{
    Success = 0,
    IncompleteInput = 1,
    ErrorInInput = 2,
    InvalidConversion = 3,
    InvalidScale = 4,
    InvalidParameters = 5,
    InvalidInput = 6,
    CouldNotRewind = 7,
    InternalError = 8,
    Unimplemented = 9,
}
