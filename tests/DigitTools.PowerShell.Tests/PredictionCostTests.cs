using System.Globalization;

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
            [System.Runtime.Loader.AssemblyLoadContext]::All | Where-Object Name -eq 'DigitTools' | ForEach-Object Assemblies | ForEach-Object { $_.GetName().Name }
            """);

        Assert.Equal(["DigitTools.Core", "Microsoft.ML.OnnxRuntime"], result.Lines.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void GetDigitPrediction_HundredMegapixels_StaysBelow300Megabytes()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells the peak of a process so simply.");
        const int Side = 10_000;
        var pixels = new byte[Side * Side];
        pixels.AsSpan().Fill(255);
        for (int y = 2000; y < 8000; y++) pixels.AsSpan((y * Side) + 4700, 600).Clear();
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
