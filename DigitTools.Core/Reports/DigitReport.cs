using System.Text;
using DigitTools.Core.Files;
using DigitTools.Core.Native;
using DigitTools.Core.Threading;

namespace DigitTools.Core.Reports;

/// <summary>Writes predictions as one HTML file that holds everything it shows and asks for nothing from the network.</summary>
internal static class DigitReport
{
    /// <summary>Pictures that are made, written and forgotten together, and that a browser parses together.</summary>
    internal const int BlockSize = 200;

    /// <summary>The status of a picture that a batch could not read: its images are not counted as missing.</summary>
    private const string FailedStatus = "Failed";

    /// <summary>Writes a report. Its pictures are read again, a block at a time, the least sure first.</summary>
    /// <param name="path">Full path of the HTML file; an existing one is replaced.</param>
    /// <param name="rows">The pictures, in the order they were read.</param>
    /// <param name="options">What goes into it.</param>
    /// <param name="report">Called with the number of pictures done and their total, from the calling thread.</param>
    /// <param name="cancellationToken">Stops between two pictures; nothing is written then.</param>
    /// <returns>How many pictures couldn't be read any more and have a placeholder.</returns>
    /// <exception cref="DigitException"><see cref="DigitErrorId.OutputNotWritable"/> or
    /// <see cref="DigitErrorId.NativeLibraryUnavailable"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static int Write(
        string path,
        IReadOnlyList<ReportRow> rows,
        ReportOptions options,
        Action<int, int> report,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(options);
        // Stable: equal confidences stay in the order they came.
        (ReportRow Row, int Given)[] ordered =
            [.. rows.Select((row, i) => (row, i)).OrderBy(r => r.row.Confidence ?? double.PositiveInfinity)];
        (string head, string tail) = ReportPage.Around(options.Title);
        int missing = 0;
        ReplaceFile.Write(path, stream =>
        {
            Put(stream, head);
            missing = WriteBlocks(stream, ordered, options, report, cancellationToken);
            Put(stream, "<script type=\"application/json\" id=\"data\">");
            ReportData.Write(stream, ordered, options, missing);
            Put(stream, "</script>");
            Put(stream, tail);
        });
        return missing;
    }

    private static int WriteBlocks(
        Stream stream,
        (ReportRow Row, int Given)[] ordered,
        ReportOptions options,
        Action<int, int> report,
        CancellationToken cancellationToken)
    {
        int embedded = Math.Min(ordered.Length, options.PictureLimit), missing = 0;
        var views = new ReportViews[BlockSize];
        for (int first = 0; first < embedded; first += BlockSize)
        {
            int start = first, count = Math.Min(BlockSize, embedded - first), done = 0;
            void MakeViews(int i)
            {
                views[i] = ReportViews.Of(ordered[start + i].Row, options);
                Interlocked.Increment(ref done);
            }

            void Report() => report(start + Volatile.Read(ref done), embedded);

            try
            {
                ParallelWork.Run(count, MakeViews, Report, cancellationToken, options.Workers);
            }
            catch (Exception e) when (NativeFailure.IsLoadFailure(e))
            {
                throw Errors.NativeLibraryUnavailable("SkiaSharp", NativeFailure.Reason(e), e);
            }

            Put(stream, "<script type=\"application/json\" class=\"block\">");
            ReportData.WriteBlock(stream, views.AsSpan(0, count));
            Put(stream, "</script>\n");
            for (int i = 0; i < count; i++)
                if (views[i] == default && ordered[start + i].Row.Status != FailedStatus) missing++;
        }

        return missing;
    }

    private static void Put(Stream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));
}
