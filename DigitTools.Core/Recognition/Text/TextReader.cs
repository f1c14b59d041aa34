using System.Numerics;
using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Onnx;
using DigitTools.Core.Transcription;

namespace DigitTools.Core.Recognition.Text;

/// <summary>Reads the numbers in picture files. One instance per thread: it keeps its memory.</summary>
/// <param name="network">The model.</param>
/// <param name="options">How to read.</param>
internal sealed partial class TextReader(LineNetwork network, TextOptions options) : IPictureReader<TextResult>
{
    private readonly PictureBuffers _buffers = new();
    private readonly TextRecognizer _recognizer = new(network, options.MinimumConfidence);
    private readonly PictureContent _content = new(options.HashContent, options.MaximumPixels);

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<PictureRequest> requests, IResultReceiver<TextResult> results, CancellationToken stop)
    {
        for (int i = 0; i < requests.Length; i++)
        {
            stop.ThrowIfCancellationRequested();
            foreach (PicturePage page in _content.Pages(requests[i], stop))
                results.Add(i, Read(page, requests[i].ChartPath, stop), page.IsLast);
        }
    }

    private TextResult Read(PicturePage page, string? chartPath, CancellationToken stop)
    {
        var result = new TextResult(page);
        if (!page.IsOpen) return result;
        try
        {
            using OpenedPicture opened = page.Open();
            GrayPicture gray = opened.Gray(_buffers, isShown: chartPath is not null, out ColorPicture? shown);
            result = Read(result, gray, opened.Size, stop);
            if (chartPath is not null) DrawChart(chartPath, result, shown!);
            return result;
        }
        catch (DigitException e)
        {
            return result with { Error = page.ErrorOf(e) };
        }
    }

    private TextResult Read(TextResult result, GrayPicture gray, PictureSize size, CancellationToken stop)
    {
        RecognizedText text = _recognizer.Read(gray, options.Polarity, options.Form, stop);
        var toFile = Matrix3x2.CreateScale((float)size.Width / gray.Width, (float)size.Height / gray.Height);
        return result with
        {
            Animation = gray.Animation,
            Width = size.Width,
            Height = size.Height,
            Status = text.Status,
            Reason = text.Reason,
            Text = text.Text,
            Confidence = text.Confidence,
            Digits = [.. text.Digits.Select(digit => Place(digit, text.Lines[digit.Line].ToPicture * toFile, size))],
        };
    }

    /// <summary>From the box in a line to that in the picture.</summary>
    private static TextDigit Place(DecodedDigit digit, Matrix3x2 toFile, PictureSize size)
    {
        var low = new Vector2(float.MaxValue);
        var high = new Vector2(float.MinValue);
        foreach (float x in (ReadOnlySpan<float>)[digit.Left, digit.Right])
        {
            foreach (float y in (ReadOnlySpan<float>)[digit.Top, digit.Bottom])
            {
                var corner = Vector2.Transform(new Vector2(x, y), toFile);
                low = Vector2.Min(low, corner);
                high = Vector2.Max(high, corner);
            }
        }

        int left = Math.Clamp((int)MathF.Round(low.X), 0, size.Width - 1), top = Math.Clamp((int)MathF.Round(low.Y), 0, size.Height - 1);
        int right = Math.Clamp((int)MathF.Round(high.X), left + 1, size.Width);
        int bottom = Math.Clamp((int)MathF.Round(high.Y), top + 1, size.Height);
        return new TextDigit(digit.Digit, digit.Line + 1, digit.Probabilities, left, top, right - left, bottom - top);
    }

    /// <summary>Where charts are part of the build.</summary>
    partial void DrawChart(string path, TextResult result, ColorPicture shown);
}
