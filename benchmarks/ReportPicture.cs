using PuppeteerSharp;

namespace DigitTools.Benchmarks;

/// <summary>A picture of a report, drawn by the browser of this machine.</summary>
internal static class ReportPicture
{
    /// <summary>Writes a PNG of the top of a report.</summary>
    /// <param name="report">Full path of what Export-DigitReport wrote.</param>
    /// <param name="path">The PNG to write.</param>
    /// <param name="dark">As one sees it who prefers dark pages.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> Write(string report, string path, bool dark)
    {
        if (InstalledBrowser.Find() is not { } program)
        {
            await Console.Error.WriteLineAsync("No Chromium, Chrome or Edge is installed.");
            return 1;
        }

        await using IBrowser browser = await InstalledBrowser.Start(program);
        await using IPage page = await browser.NewPageAsync();
        await page.SetViewportAsync(new ViewPortOptions { Width = 1200, Height = 960 });
        string scheme = dark ? "dark" : "light";
        await page.EmulateMediaFeaturesAsync(
            [new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = scheme }]);
        await page.GoToAsync(new Uri(report).AbsoluteUri);
        await page.EvaluateExpressionAsync("Promise.all([...document.images].map(image => image.decode()))");
        await page.ScreenshotAsync(path);
        return 0;
    }
}
