using BitMiracle.LibTiff.Classic;

namespace DigitTools.Core.Imaging.Decoding.Pages;

/// <summary>A page of a TIFF, which LibTiff decodes.</summary>
internal sealed class TiffPicture : IPictureDecoder
{
    private readonly string _path;
    private readonly TiffSource _source;
    private readonly TiffLayout _layout;
    private readonly CancellationToken _stop;
    private readonly Tiff _tiff;

    static TiffPicture() => Tiff.SetErrorHandler(new TiffComplaints());

    /// <summary>Opens a page that was found to be within the limits.</summary>
    /// <param name="path">The file.</param>
    /// <param name="bytes">What is in it.</param>
    /// <param name="page">The directory of the page.</param>
    /// <param name="size">The size that it claims.</param>
    /// <param name="stop">Ends the decoding.</param>
    /// <exception cref="DigitException">PictureUnreadable or PictureFormatUnsupported.</exception>
    public TiffPicture(string path, PictureBytes bytes, TiffDirectory page, PictureSize size, CancellationToken stop)
    {
        (_path, _stop, Size) = (path, stop, size);
        long turn = page.ValueOr(TiffTags.Orientation, (int)PictureOrigin.TopLeft);
        Origin = Enum.IsDefined((PictureOrigin)turn) ? (PictureOrigin)turn : PictureOrigin.TopLeft;
        _source = new TiffSource(bytes, page.Offset, stop);
        _tiff = Tiff.ClientOpen(path, "r", _source, _source) ?? throw Damaged();
        try
        {
            // The picture is turned as those of other formats are, and not by LibTiff.
            _tiff.SetField(TiffTag.ORIENTATION, BitMiracle.LibTiff.Classic.Orientation.TOPLEFT);
            _layout = new TiffLayout(_tiff);
            if (_layout.Size != size) throw Damaged();
            if (!_layout.IsPlain && !_tiff.RGBAImageOK(out _))
                throw Errors.PictureFormatUnsupported(path, "a TIFF with colours of an unusual kind", TiffLimits.WayOut);
        }
        catch
        {
            _tiff.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public PictureSize Size { get; }

    /// <inheritdoc/>
    public PictureOrigin Origin { get; }

    /// <inheritdoc/>
    public bool IsGray => _layout.IsGray;

    /// <inheritdoc/>
    public bool IsOpaque => _layout.IsOpaque;

    /// <inheritdoc/>
    public void DecodeRows(PictureSize size, IRowReceiver rows)
    {
        bool isLarge = _layout.Memory > LargePictures.SharedBytes;
        if (isLarge) LargePictures.Enter(_stop);
        try
        {
            ManagedDecoder.Run(_path, () => Decode(rows));
        }
        finally
        {
            if (isLarge) LargePictures.Leave();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _tiff.Dispose();

    private void Decode(IRowReceiver rows)
    {
        if (_layout.IsPlain) DecodeLines(rows);
        else if (_tiff.IsTiled()) DecodeTiles(rows);
        else DecodeStrips(rows);
    }

    /// <summary>Row by row: what scanners write.</summary>
    private void DecodeLines(IRowReceiver rows)
    {
        byte[] line = new byte[_tiff.ScanlineSize()], rgba = new byte[IsGray ? 0 : 4 * Size.Width];
        double white = _layout.IsInverted ? 0 : 1;
        var grays = new GraySamples(Size.Width, _layout.Bits, 1 - white, white, BitConverter.IsLittleEndian);
        for (int y = 0; y < Size.Height; y++)
        {
            _stop.ThrowIfCancellationRequested();
            if (!_tiff.ReadScanline(line, y)) throw Damaged();
            rows.Add(IsGray ? grays.Convert(line) : Opaque(line, rgba));
        }
    }

    private void DecodeStrips(IRowReceiver rows)
    {
        int height = Math.Min(_layout.PartHeight, Size.Height);
        int[] raster = new int[Size.Width * height];
        for (int top = 0; top < Size.Height; top += height)
        {
            Check(() => _tiff.ReadRGBAStrip(top, raster));
            int count = Math.Min(height, Size.Height - top);
            for (int y = count - 1; y >= 0; y--) rows.Add(_layout.Straight(raster.AsSpan(y * Size.Width, Size.Width)));
        }
    }

    private void DecodeTiles(IRowReceiver rows)
    {
        int width = _layout.PartWidth, height = _layout.PartHeight;
        int[] raster = new int[width * height], band = new int[Size.Width * Math.Min(height, Size.Height)];
        for (int top = 0; top < Size.Height; top += height)
        {
            int count = Math.Min(height, Size.Height - top);
            for (int left = 0; left < Size.Width; left += width)
            {
                int x = left;
                Check(() => _tiff.ReadRGBATile(x, top, raster));
                int columns = Math.Min(width, Size.Width - left);
                for (int y = 0; y < count; y++)
                    raster.AsSpan((height - 1 - y) * width, columns).CopyTo(band.AsSpan(y * Size.Width + left));
            }

            for (int y = 0; y < count; y++) rows.Add(_layout.Straight(band.AsSpan(y * Size.Width, Size.Width)));
        }
    }

    private static byte[] Opaque(ReadOnlySpan<byte> rgb, byte[] rgba)
    {
        for (int i = 0, k = 0; k < rgba.Length; i += 3, k += 4)
        {
            rgb.Slice(i, 3).CopyTo(rgba.AsSpan(k));
            rgba[k + 3] = byte.MaxValue;
        }

        return rgba;
    }

    /// <summary>Runs a step that goes on behind an error: what it leaves out would be taken for paper.</summary>
    private void Check(Func<bool> step)
    {
        _stop.ThrowIfCancellationRequested();
        _source.Complaints = 0;
        if (!step() || _source.Complaints > 0) throw Damaged();
    }

    private DigitException Damaged() => Errors.PictureUnreadable(_path, "it is damaged, or ends early.");
}
