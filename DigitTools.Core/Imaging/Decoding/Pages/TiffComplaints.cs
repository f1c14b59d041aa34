using BitMiracle.LibTiff.Classic;

namespace DigitTools.Core.Imaging.Decoding.Pages;

/// <summary>
/// Takes what LibTiff complains about, which it writes to standard error else. Scanners' files are full of what it warns of.
/// </summary>
internal sealed class TiffComplaints : TiffErrorHandler
{
    /// <inheritdoc/>
    public override void ErrorHandler(Tiff tif, string method, string format, params object[] args)
    {
    }

    /// <inheritdoc/>
    public override void ErrorHandlerExt(Tiff tif, object clientData, string method, string format, params object[] args)
    {
        if (clientData is TiffSource source) source.Complaints++;
    }

    /// <inheritdoc/>
    public override void WarningHandler(Tiff tif, string method, string format, params object[] args)
    {
    }

    /// <inheritdoc/>
    public override void WarningHandlerExt(Tiff tif, object clientData, string method, string format, params object[] args)
    {
    }
}
