using System.Numerics;
using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Preprocessing;
using DigitTools.Core.Tests.Imaging;

namespace DigitTools.Core.Tests.Preprocessing;

/// <summary>A picture whose usual look is not clearly right is prepared as it looks best, without a network.</summary>
public sealed class DigitPreprocessorWaysTests : IDisposable
{
    /// <summary>A box, one degree askew.</summary>
    private static readonly Vector2[] s_askew = [new(0.02f, 0), new(1, 0.02f), new(0.98f, 1), new(0, 0.98f), new(0.02f, 0)];

    private readonly TestFolder _folder = new();

    public static TheoryData<string, object> Sevens => new()
    {
        { "plain", Seven(new Drawing(200, 200)) },
        { "printed box", Seven(new Drawing(200, 200).Box(20, 15, 180, 170, 3)) },
        { "printed box askew", Seven(new Drawing(200, 200).Stroke(s_askew, 10, 10, 180, 3)) },
        { "cells of a form", Seven(new Drawing(200, 200).Box(10, 15, 52, 170, 3).Box(49, 15, 190, 170, 3)) },
        { "dark surroundings", Seven(new Drawing(200, 200, 30).Rectangle(15, 12, 188, 184, 255)) },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Sevens))]
    public void DigitPreprocessor_PrepareOpened_DrawnSevenIsTheGoldenOne(string name, object given)
    {
        var picture = (GrayPicture)given;
        byte[] digit = new byte[784];
        Assert.True(Prepare(picture.ToPng(), digit), name);
        GoldenDigit.Check(DigitPreprocessorTests.Seven, digit, tolerance: 40);
    }

    [Fact]
    public void DigitPreprocessor_PrepareOpened_BlankHasNoInk()
    {
        byte[] digit = [.. Enumerable.Repeat((byte)7, 784)];
        Assert.False(Prepare(new Drawing(100, 100, 230).Picture.ToPng(), digit));
        Assert.Equal(new byte[784], digit);
    }

    private static GrayPicture Seven(Drawing paper) => paper.Stroke(Drawing.Seven, 40, 30, 120, 14).Picture;

    private bool Prepare(byte[] file, Span<byte> digit)
    {
        using OpenedPicture opened = PictureReader.Open(_folder.Write("picture.png", file), stop: TestRun.Token);
        return DigitPreprocessor.Prepare(opened, opened.Gray(new PictureBuffers()), Polarity.Auto, digit);
    }
}
