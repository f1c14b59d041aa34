using DigitTools.Core.Batch;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Recognition;
using DigitTools.Core.Recognition.Grids;
using DigitTools.Core.Recognition.Text;
using DigitTools.Core.Sharding;

namespace DigitTools.Core.Tests.Batch;

public sealed class BatchOptionsTests
{
    [Fact]
    public void BatchOptions_Defaults_AreThese() => Defaults.Are(new BatchOptions { Folders = ["/inbox"] }, new()
    {
        [nameof(BatchOptions.Folders)] = new[] { "/inbox" },
        [nameof(BatchOptions.Recurse)] = false,
        [nameof(BatchOptions.Include)] = (Func<string, bool>)PictureNames.IsPicture,
        [nameof(BatchOptions.Shard)] = Shard.Whole,
        [nameof(BatchOptions.Since)] = null,
        [nameof(BatchOptions.Force)] = false,
        [nameof(BatchOptions.Reread)] = null,
        [nameof(BatchOptions.Recognition)] = new RecognitionOptions(),
        [nameof(BatchOptions.Text)] = new TextOptions(),
        [nameof(BatchOptions.Grid)] = new GridOptions(),
        [nameof(BatchOptions.MoveTo)] = null,
        [nameof(BatchOptions.RejectTo)] = null,
        [nameof(BatchOptions.ErrorTo)] = null,
        [nameof(BatchOptions.SettleTime)] = TimeSpan.FromSeconds(2),
        [nameof(BatchOptions.TimeLimit)] = null,
        [nameof(BatchOptions.Wait)] = TimeSpan.Zero,
        [nameof(BatchOptions.LogPath)] = null,
    });
}
