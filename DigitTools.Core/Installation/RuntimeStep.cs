namespace DigitTools.Core.Installation;

/// <summary>The steps of an installation that take time.</summary>
internal enum RuntimeStep
{
    /// <summary>The package comes from a feed.</summary>
    Download,

    /// <summary>Its files are unpacked and their checksums compared.</summary>
    Unpack,
}
