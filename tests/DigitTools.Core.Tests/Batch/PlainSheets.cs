using System.Security.Cryptography;
using System.Text;
using DigitTools.Core.Batch;
using DigitTools.Core.Database;
using DigitTools.Core.Onnx;
using DigitTools.Core.Recognition;
using DigitTools.Core.Recognition.Grids;

namespace DigitTools.Core.Tests.Batch;

/// <summary>
/// A reader of sheets for batches over files that say themselves what is in their cells, as <see cref="DatabaseRows.Cells"/> takes it: a
/// line a page, <c>none</c> for one without a grid.
/// </summary>
/// <param name="folder">The inbox.</param>
internal sealed class PlainSheets(BatchFolder folder) : IDisposable
{
    private readonly LineNetwork _network = LineNetwork.Load(LineNetwork.ShippedPath);

    /// <summary>Paths of what was read, and not only known, in no order.</summary>
    public List<string> Read { get; } = [];

    /// <summary>The models.</summary>
    public (string Digits, string Lines) ModelIds => (folder.Classifier.ModelId, _network.ModelId);

    /// <summary>Writes a sheet into the inbox.</summary>
    public string Write(string name, params string[] pages)
    {
        string path = Path.Combine(folder.Inbox, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllLines(path, pages);
        return path;
    }

    /// <summary>Runs over the inbox.</summary>
    public BatchResult Run(
        BatchOptions? options = null, string? database = null, Action<DatabaseRow>? row = null, CancellationToken? stop = null)
    {
        folder.Errors.Clear();
        BatchOptions all = options ?? folder.Options;
        var reader = BatchReader.Sheets(
            folder.Classifier,
            _network,
            all.Grid,
            () => new Pipeline(this));
        var events = new BatchEvents(row, folder.Errors.Add);
        return DigitBatch.Run(database ?? folder.Database, reader, all, events, stop ?? TestRun.Token);
    }

    public void Dispose() => _network.Dispose();

    private sealed class Pipeline(PlainSheets sheets)
        : PicturePipeline<GridResult>(() => new Reader(sheets), workers: 2);

    private sealed class Reader(PlainSheets sheets) : IPictureReader<GridResult>
    {
        public void Read(ReadOnlySpan<PictureRequest> requests, IResultReceiver<GridResult> results, CancellationToken stop)
        {
            for (int i = 0; i < requests.Length; i++)
            {
                stop.ThrowIfCancellationRequested();
                byte[] content = File.ReadAllBytes(requests[i].Path), hash = SHA256.HashData(content);
                if (requests[i].IsKnown?.Invoke(hash) == true)
                {
                    results.Add(i, new GridResult(new PicturePage(requests[i].Path, hash) { IsKnown = true }), isLast: true);
                    continue;
                }

                lock (sheets.Read) sheets.Read.Add(requests[i].Path);
                string[] pages = Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.RemoveEmptyEntries);
                for (int p = 0; p < pages.Length; p++)
                {
                    var page = new PicturePage(requests[i].Path, hash);
                    results.Add(i, Page(page, pages[p]) with { Page = p + 1, PageCount = pages.Length }, isLast: p == pages.Length - 1);
                }
            }
        }

        private static GridResult Page(PicturePage of, string page)
        {
            var error = new DigitException(DigitErrorId.GridNotFound, $"No grid in '{of.Path}'.", of.Path);
            if (page == "none") return new GridResult(of) { Error = error };
            GridCell[] cells = DatabaseRows.Cells(page);
            GridCell? worst = cells.FirstOrDefault(cell => cell.Status == RecognitionStatus.Rejected);
            bool isEmpty = Array.TrueForAll(cells, cell => cell.Status == RecognitionStatus.Empty);
            return new GridResult(of)
            {
                Status = worst?.Status ?? (isEmpty ? RecognitionStatus.Empty : RecognitionStatus.Recognized),
                Reason = worst?.Reason ?? (isEmpty ? RecognitionReason.NoInk : RecognitionReason.None),
                Cells = cells,
            };
        }
    }
}
