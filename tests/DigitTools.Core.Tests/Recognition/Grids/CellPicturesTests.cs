using DigitTools.Core.Data;
using DigitTools.Core.Files;
using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Recognition;
using DigitTools.Core.Recognition.Grids;

namespace DigitTools.Core.Tests.Recognition.Grids;

public sealed class CellPicturesTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void CellPictures_Write_SortsByWhatWasRead()
    {
        Write(Mixed(), "cells/a");

        Assert.Equal(
            ["cells/3/a.r1c2.png", "cells/7/a.r1c1.png", "cells/empty/a.r2c2.png", "cells/rejected/a.r1c3.png", "cells/several/a.r2c1.png"],
            _folder.Files);
    }

    [Fact]
    public void CellPictures_Write_HoldsTheCellAsItIs()
    {
        DrawnSheet sheet = new DrawnSheet(1, 1, 40, 50).With(1, 1, "7");
        Write(DrawnSheet.Result("a.png", sheet), "cells/a");

        GrayPicture read = PictureReader.Read(_folder["cells/7/a.r1c1.png"]), cell = sheet.Cells[0].Picture!;
        Assert.Equal((cell.Width, cell.Height), (read.Width, read.Height));
        Assert.Equal(cell.Pixels, read.Pixels[..cell.Pixels.Length]);
    }

    [Fact]
    public void CellPictures_Write_NamesPagesGridsAndFields()
    {
        DrawnSheet first = new DrawnSheet(1, 2, 40, 40).With(1, 1, "1").With(1, 2, "1");
        DrawnSheet second = new DrawnSheet(1, 1, 40, 40, grid: 2).With(1, 1, "1");
        Write(DrawnSheet.Result("a.tif", first, second) with { Page = 3, PageCount = 3 }, "cells/a");
        DrawnSheet form = new DrawnSheet(1, 1, 200, 200)
            .WithField("zip", new PixelBox(20, 20, 60, 60), "1").WithField("a/b", new PixelBox(80, 20, 120, 60), "1")
            .WithField("A:b", new PixelBox(140, 20, 180, 60), "1").WithField("", new PixelBox(20, 100, 60, 140), "1");
        Write(DrawnSheet.Result("f.png", form), "cells/f");

        Assert.Equal(
            ["a.p3.g2.r1c1.png", "a.p3.r1c1.png", "a.p3.r1c2.png", "f.A_b-3.png", "f.a_b-2.png", "f.r4c1.png", "f.zip.png"],
            _folder.Files.Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void CellPictures_Write_ALongNameOfAFieldFits()
    {
        DrawnSheet form = new DrawnSheet(1, 1, 200, 200).WithField(new string('ü', 300), new PixelBox(20, 20, 60, 60), "1");
        Write(DrawnSheet.Result("f.png", form), "cells/" + new string('n', 220));
        Assert.Single(_folder.Files);
    }

    [Fact]
    public void CellPictures_Write_LeavesWhatWasPutIntoAnotherFolder_AndReplacesTheRest()
    {
        Write(Mixed(), "cells/a");
        Directory.CreateDirectory(_folder["cells/4"]);
        File.Move(_folder["cells/rejected/a.r1c3.png"], _folder["cells/4/a.r1c3.png"]);
        _folder.Write("cells/7/a.r1c1.png", "old"u8);

        Write(Mixed(), "cells/a");

        Assert.DoesNotContain("cells/rejected/a.r1c3.png", _folder.Files);
        Assert.Contains("cells/4/a.r1c3.png", _folder.Files);
        Assert.Equal(5, _folder.Files.Count);
        Assert.True(PngFile.IsWhole(_folder["cells/7/a.r1c1.png"]));
    }

    [Fact]
    public void CellPictures_Write_WhatIsNoDigitIsNotTrainedOn()
    {
        Write(Mixed(), "cells/a");

        var data = LabelledData.Open(_folder["cells"], cancellationToken: TestRun.Token);
        IgnoredFiles all = data.Ignored(out IgnoredFiles pictures);

        Assert.Equal([3, 7], data.Read(DataSplit.Train, cancellationToken: TestRun.Token).Labels.Select(label => (int)label));
        // Left out on purpose: nobody is told that they may have been meant.
        Assert.Equal((3, 0), (all.Total, pictures.Total));
    }

    [Fact]
    public void CellPictures_Write_AFolderThatCannotBeMadeIsNotWritable()
    {
        _folder.Write("cells", "a file"u8);
        DigitException error = Assert.Throws<DigitException>(() => Write(Mixed(), "cells/a"));
        Assert.Equal(DigitErrorId.OutputNotWritable, error.Id);
    }

    private static GridResult Mixed() => DrawnSheet.Result("a.png", new DrawnSheet(2, 3, 40, 40)
        .With(1, 1, "7").With(1, 2, "3").With(1, 3, "4", 0.4, RecognitionStatus.Rejected).With(2, 1, "41").With(2, 2));

    private void Write(GridResult result, string beginning) => CellPictures.Write(_folder[beginning], result);
}
