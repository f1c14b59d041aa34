using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Layout;
using DigitTools.Core.Onnx;
using DigitTools.Core.Preprocessing;
using DigitTools.Core.Recognition.Text;
using DigitTools.Core.Transcription;

namespace DigitTools.Core.Recognition.Grids;

/// <summary>Reads cells, those of a sheet together. Not thread-safe: it keeps its memory.</summary>
/// <param name="classifier">The model for single digits.</param>
/// <param name="network">The model for numbers.</param>
/// <param name="options">How to read.</param>
internal sealed class CellReader(IDigitModel classifier, LineNetwork network, GridOptions options)
{
    /// <summary>All ink of a cell that is as much wider than high may be several digits; one alone hardly is.</summary>
    private const float Wide = 1.1f;

    /// <summary>Paper that is put around a clean cell, as a share of its longer side.</summary>
    private const float Margin = 0.1f;

    private const int Classes = DigitShape.ClassCount;

    private readonly PictureSearch _search = new();
    private readonly ViewReader _view = new();
    private readonly ReadingList _readings = new();
    private readonly ReadingNetwork _network = new(classifier);
    private readonly ReadingChoice _choice = new(classifier.Temperature);
    private readonly TextRecognizer _text = new(network, options.MinimumConfidence);
    private readonly PossibleDigits _digits = PossibleDigits.Of(options.Digits);
    private readonly double _minimumConfidence = options.MinimumConfidence ?? classifier.MinimumConfidence;
    private readonly List<int> _firsts = [];

    /// <summary>Reads some cells.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="stop">Stops the networks.</param>
    /// <returns>A reading for each.</returns>
    public CellReading[] Read(IReadOnlyList<CellPicture> cells, CancellationToken stop)
    {
        cells = [.. cells.Select(cell => cell is { HasInk: true, IsClean: true } ? cell with { Picture = Shown(cell.Picture) } : cell)];
        _readings.Clear();
        _network.Clear();
        _firsts.Clear();
        foreach (CellPicture cell in cells)
        {
            stop.ThrowIfCancellationRequested();
            _firsts.Add(_readings.Count);
            if (cell.HasInk && cell.Kind != FieldKind.Text) Look(cell, stop);
        }

        _firsts.Add(_readings.Count);
        ReadOnlySpan<float> logits = _network.Logits(_readings, stop);
        var read = new CellReading[cells.Count];
        for (int i = 0; i < read.Length; i++)
        {
            stop.ThrowIfCancellationRequested();
            read[i] = Read(cells[i], _firsts[i], _firsts[i + 1] - _firsts[i], logits, stop);
        }

        return read;
    }

    /// <summary>
    /// With ink as dark as can be, and paper around it: a pencil beside print is pale, and what fills its cell reaches the edges, which of
    /// a whole picture would say that it is no writing.
    /// </summary>
    private static GrayPicture Shown(GrayPicture cell)
    {
        int margin = 2 + (int)(Margin * Math.Max(cell.Width, cell.Height)), width = cell.Width + 2 * margin;
        byte[] ink = new byte[width * (cell.Height + 2 * margin)];
        for (int y = 0; y < cell.Height; y++)
        {
            Span<byte> row = ink.AsSpan((y + margin) * width + margin, cell.Width);
            cell.Row(y).CopyTo(row);
            Invert(row);
        }

        InkScale.Restore(new Raster(width, cell.Height + 2 * margin, ink));
        Invert(ink);
        return new GrayPicture(width, cell.Height + 2 * margin, ink);
    }

    private static void Invert(Span<byte> pixels)
    {
        foreach (ref byte pixel in pixels) pixel = (byte)~pixel;
    }

    /// <summary>Of what is clean there is no other view than the usual one.</summary>
    private void Look(in CellPicture cell, CancellationToken stop)
    {
        if (cell.IsClean) _view.Read(cell.Picture, View.OfAll(ViewKind.Whole, cell.Polarity), _readings);
        else _search.Read(cell.Picture, opened: null, cell.Polarity, _readings, index => _network.IsSure(_readings, index, stop));
    }

    private CellReading Read(in CellPicture cell, int first, int count, ReadOnlySpan<float> logits, CancellationToken stop)
    {
        if (!cell.HasInk) return CellReading.Empty;
        if (cell.Kind == FieldKind.Text) return ReadText(cell, stop);
        if (count == 0) return CellReading.Empty;

        Span<double> probabilities = stackalloc double[Classes];
        ChosenReading chosen = _choice.Choose(_readings, first, count, logits, probabilities, _network.Others);
        _digits.Apply(probabilities);
        var verdict = ReadingVerdict.Of(probabilities, chosen, _readings[chosen.Index].Facts, _minimumConfidence);
        CellReading one = OfDigit(verdict, probabilities);
        bool maySeveral = cell.Kind == FieldKind.Any && one.Status != RecognitionStatus.Empty;
        return maySeveral && IsOfSeveral(cell.Picture, verdict, first, count) ? ReadSeveral(cell, one, stop) : one;
    }

    private static CellReading OfDigit(ReadingVerdict verdict, ReadOnlySpan<double> probabilities)
    {
        if (verdict.Status == RecognitionStatus.Empty) return CellReading.Empty;
        double second = probabilities[verdict.Second];
        return new CellReading(
            verdict.Status,
            verdict.Reason,
            TextOf(verdict.Best),
            probabilities[verdict.Best],
            second > 0 ? verdict.Second : null,
            second);
    }

    /// <summary>Whether the ink of a cell looks like that of several digits.</summary>
    private bool IsOfSeveral(GrayPicture picture, ReadingVerdict verdict, int first, int count)
    {
        if (verdict.Reason == RecognitionReason.SeveralDigits) return true;
        Area all = _readings[first].Ink;
        for (int i = first + 1; i < first + count; i++)
            if (_readings[i].View.Kind == ViewKind.Whole) all = all.With(_readings[i].Ink);
        return (all.Right - all.Left) * picture.Width > Wide * (all.Bottom - all.Top) * picture.Height;
    }

    private CellReading ReadText(in CellPicture cell, CancellationToken stop)
    {
        RecognizedText text = _text.Read(cell.Picture, cell.Polarity, FormOf(cell.Form), stop);
        if (text.Status == RecognitionStatus.Empty) return CellReading.Empty;
        return new CellReading(text.Status, text.Reason, text.Text, text.Confidence);
    }

    /// <summary>Reads what may be a number; what stands between its digits, dots say, is left out.</summary>
    private CellReading ReadSeveral(in CellPicture cell, CellReading one, CancellationToken stop)
    {
        RecognizedText text = _text.Read(cell.Picture, cell.Polarity, FormOf(TextForm.Any), stop);
        if (text.Digits.Count < 2) return one;

        bool isSure = text.Status == RecognitionStatus.Recognized;
        string digits = text.Text.Replace(" ", "", StringComparison.Ordinal);
        if (isSure && (one.Status != RecognitionStatus.Recognized || text.Confidence > one.Confidence))
            return new CellReading(RecognitionStatus.Recognized, RecognitionReason.None, digits, text.Confidence);
        // What is none of the two for certain shows what is likelier; where there are several for certain, that is never one.
        bool isOne = one.Status == RecognitionStatus.Recognized
            || (one.Reason != RecognitionReason.SeveralDigits && one.Confidence >= text.Confidence);
        return isOne
            ? one
            : new CellReading(RecognitionStatus.Rejected, text.Reason, digits, text.Confidence);
    }

    /// <summary>With the digits that can occur, and those that are part of the pattern.</summary>
    private TextForm FormOf(TextForm form)
    {
        if (_digits.AreAll) return form;
        IEnumerable<int> own = form.Pattern?.Ways().SelectMany(way => way).Where(digit => digit >= 0) ?? [];
        return form with { Digits = PossibleDigits.Of([.. options.Digits, .. own]) };
    }

    private static string TextOf(int digit) => $"{(char)('0' + digit)}";
}
