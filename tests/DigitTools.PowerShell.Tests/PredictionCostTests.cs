using System.Globalization;
using System.IO.Compression;

namespace DigitTools.PowerShell.Tests;

/// <summary>What a prediction loads and holds; nothing of it depends on how busy the machine is.</summary>
public sealed class PredictionCostTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void GetDigitPrediction_First_LoadsTheCoreAndTheRuntimeOfTheModelOnly()
    {
        ChildResult result = ChildShell.Run(
            $$"""
            $null = Get-DigitPrediction '{{_folder.Digit("0.png", 0)}}'
            $own = [System.Runtime.Loader.AssemblyLoadContext]::All | Where-Object Name -eq 'DigitTools'
            $own.Assemblies | ForEach-Object { $_.GetName().Name }
            """);

        Assert.Equal(["DigitTools.Core", "Microsoft.ML.OnnxRuntime"], result.Lines.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void GetDigitPrediction_HundredMegapixels_StaysBelow300Megabytes()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells the peak of a process so simply.");
        const int Side = 10_000;
        byte[] pixels = new byte[Side * Side];
        pixels.AsSpan().Fill(255);
        for (int y = 2000; y < 8000; y++) pixels.AsSpan(y * Side + 4700, 600).Clear();
        PngFile.Write(_folder["1.png"], pixels, Side, Side);
        foreach (string name in (string[])["2.png", "3.png", "4.png"]) File.Copy(_folder["1.png"], _folder[name]);

        ChildResult result = ChildShell.Run(
            $$"""
            Get-DigitPrediction '{{_folder.FullName}}/*.png' -ThrottleLimit 4 | ForEach-Object { "digit $($_.Digit)" }
            [System.IO.File]::ReadAllLines('/proc/self/status') -match '^VmHWM' -replace '\D'
            """);

        Assert.Equal(["digit 1", "digit 1", "digit 1", "digit 1"], result.Lines.SkipLast(1));
        Assert.InRange(double.Parse(result.Lines[^1], CultureInfo.InvariantCulture) / 1024, 50, 300);
    }

    [Fact]
    public void GetDigitPrediction_FilesThatAskForMemory_GetNone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells the peak of a process so simply.");
        // 100 megapixels and one that is there; text that unpacks to 790 MB; a file of a gigabyte with one picture at its beginning.
        byte[] screen = [0x10, 0x27, 0x10, 0x27, 0x80, 0, 0], colours = [255, 255, 255, 0, 0, 0];
        byte[] picture = [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0];
        File.WriteAllBytes(_folder["a.gif"], [.. "GIF89a"u8, .. screen, .. colours, .. picture, 0x3B]);
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) deflate.Write(new byte[7_900_000]);
        byte[] text = [(byte)'a', 0, 0, .. packed.ToArray()];
        PngFile.Write(_folder["b.png"], Mnist.Test.Pixels(0), 28, 28, Enumerable.Repeat(("zTXt", text), 100));
        using (FileStream sparse = File.OpenWrite(_folder.Digit("c.png", 0))) sparse.SetLength(1 << 30);

        ChildResult result = ChildShell.Run(
            $$"""
            Get-DigitPrediction '{{_folder.FullName}}/*' 2>&1 |
                ForEach-Object { if ($_.Digit) { "digit $($_.Digit)" } else { $_.FullyQualifiedErrorId } }
            [System.IO.File]::ReadAllLines('/proc/self/status') -match '^VmHWM' -replace '\D'
            """);

        Assert.Equal(["PictureUnreadable", "digit 7", "PictureUnreadable"], result.Lines.SkipLast(1).Select(l => l.Split(',')[0]));
        Assert.InRange(double.Parse(result.Lines[^1], CultureInfo.InvariantCulture) / 1024, 50, 300);
    }

    /// <summary>A worker takes up to 32 files at once, and 32 of these have more than the process may hold.</summary>
    [Fact]
    public void GetDigitPrediction_ScannedPdf_AreNotKeptUntilTheRestIsRead()
    {
        const int Side = 3000;
        byte[] pixels = new byte[Side * Side];
        pixels.AsSpan().Fill(255);
        for (int y = 600; y < 2400; y++) pixels.AsSpan(y * Side + 1400, 200).Clear();
        var page = new PdfPage(Side, Side, "/ColorSpace /DeviceGray /BitsPerComponent 8", pixels);
        string file = _folder.Write("scan.pdf", PdfFile.Make(page));

        ChildResult result = ChildShell.Run(
            $$"""
            Get-DigitPrediction -LiteralPath (@('{{file}}') * 40) -ThrottleLimit 1 | Group-Object Digit |
                ForEach-Object { "$($_.Count) x $($_.Name)" }
            """,
            ("DOTNET_GCHeapHardLimit", "0xF000000"));

        Assert.Equal(["40 x 1"], result.Succeeded().Lines);
    }

    /// <summary>
    /// Each worker's memory for a picture, 25 MB, goes back to the system, whichever of the allocator's arenas it came from.
    /// </summary>
    [Fact]
    public void GetDigitPrediction_PicturesOfManyMegabytes_LeaveNothingBehind()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells the memory of a process so simply.");
        const int Side = 2500;
        byte[] row = [0, .. Enumerable.Repeat(byte.MaxValue, Side * 4)];
        PngFile.WriteRows(_folder["large.png"], Side, Side, colorType: 6, Enumerable.Repeat(row, Side));

        ChildResult result = ChildShell.Run(
            $$"""
            function Held {
                [System.GC]::Collect()
                [int]([System.IO.File]::ReadAllLines('/proc/self/status') -match '^RssAnon' -replace '\D')[0]
            }
            $null = Get-DigitPrediction '{{_folder.Digit("0.png", 0)}}'
            $before = Held
            $null = @('{{_folder["large.png"]}}') * 32 | Get-DigitPrediction -ThrottleLimit 8
            (Held) - $before
            """);

        Assert.InRange(double.Parse(Assert.Single(result.Lines), CultureInfo.InvariantCulture) / 1024, -100, 100);
    }

    [Fact]
    public void GetDigitPrediction_ManyPictures_AllocateLittleEachAndKeepNothing()
    {
        // The floor is the object itself, the name that it carries and what the engine wraps it in.
        const int Most = 4096;
        ChildResult result = ChildShell.Run(
            $$"""
            $files = @('{{string.Join("', '", _folder.Digits(40))}}') * 100
            $null = Get-DigitPrediction -LiteralPath $files
            $held = [System.GC]::GetTotalMemory($true)
            $allocated = [System.GC]::GetTotalAllocatedBytes($true)
            Get-DigitPrediction -LiteralPath $files | Out-Null
            ([System.GC]::GetTotalAllocatedBytes($true) - $allocated) / $files.Count
            ([System.GC]::GetTotalMemory($true) - $held) / $files.Count
            """);

        double[] bytes = [.. result.Lines.Select(l => double.Parse(l, CultureInfo.InvariantCulture))];
        Assert.InRange(bytes[0], 200, Most);
        Assert.InRange(bytes[1], double.NegativeInfinity, 100);
    }
}
