using DigitTools.Core.Batch;
using DigitTools.Core.Database;
using DigitTools.Core.Recognition;
using DigitTools.Core.Recognition.Grids;

namespace DigitTools.Core.Tests.Batch;

public sealed class BatchRowTests
{
    [Fact]
    public void BatchRow_Make_OfAModelThatGivesNoNumbers()
    {
        DatabaseRun run = DatabaseRows.Run("/inbox");
        var work = new BatchWork(
            new FoundPicture("/inbox/a.png", "/inbox", new FileStamp(1, DatabaseRows.Time), IsLink: false), null, Force: false);
        var result = new RecognitionResult(new PicturePage("/inbox/a.png", hash: null))
        {
            Status = RecognitionStatus.Recognized,
            Best = 0,
            Second = 1,
            Probabilities = [.. Enumerable.Repeat(double.NaN, 10)],
        };
        DigitAssert.Throws(DigitErrorId.ModelInvalid, run.ModelPath, "/inbox/a.png", () => work.Row(result, run));

        GridCell cell = DatabaseRows.Cells("7")[0] with { Confidence = double.NaN };
        var sheet = new GridResult(new PicturePage("/inbox/a.png", hash: null)) { Cells = [cell] };
        DigitAssert.Throws(DigitErrorId.ModelInvalid, run.ModelPath, "/inbox/a.png", () => work.Row(sheet, run));
    }
}
