namespace DigitTools.Core.Imaging.Decoding.Pages;

/// <summary>
/// Tells the RAW files of cameras (DNG, CR2, NEF, ARW, PEF ...) from scans: what can be seen in them without more is a preview.
/// </summary>
internal static class TiffRaw
{
    private const int MostSubDirectories = 16;

    /// <summary>Pixels in one colour each, as under the filter of a sensor, and such that are not yet what an eye sees.</summary>
    private const int FilterArray = 32803, LinearRaw = 34892;

    /// <summary>How Sony, Samsung, Nikon and Pentax compress the pixels of a sensor.</summary>
    private const int Sony = 32767, Samsung = 32770, Nikon = 34713, Pentax = 65535;

    /// <summary>Whether a directory, or one below it, holds the pixels of a sensor.</summary>
    public static bool Is(TiffFile file, TiffDirectory directory)
    {
        if (directory.Has(TiffTags.DngVersion) || IsOfSensor(directory)) return true;
        if (directory.CountOf(TiffTags.SubDirectories) > MostSubDirectories) return false;
        foreach (long offset in directory.ValuesOf(file, TiffTags.SubDirectories))
            if (TiffDirectory.TryRead(file, offset, out TiffDirectory? below) && IsOfSensor(below)) return true;
        return false;
    }

    private static bool IsOfSensor(TiffDirectory directory) =>
        directory[TiffTags.Photometric] is FilterArray or LinearRaw
        || directory[TiffTags.Compression] is Sony or Samsung or Nikon or Pentax;
}
