namespace DigitTools.Core.Imaging.Decoding.Pages;

/// <summary>The tags of a directory that are looked at before anything is decoded.</summary>
internal enum TiffTags
{
    NewSubfileType = 254,
    ImageWidth = 256,
    ImageLength = 257,
    BitsPerSample = 258,
    Compression = 259,
    Photometric = 262,
    StripOffsets = 273,
    Orientation = 274,
    SamplesPerPixel = 277,
    RowsPerStrip = 278,
    StripByteCounts = 279,
    PlanarConfiguration = 284,
    TileWidth = 322,
    TileLength = 323,
    TileOffsets = 324,
    TileByteCounts = 325,
    SubDirectories = 330,
    ExtraSamples = 338,
    SampleFormat = 339,
    DngVersion = 50706,
}
