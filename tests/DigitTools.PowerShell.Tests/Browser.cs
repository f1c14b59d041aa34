using PuppeteerSharp;

namespace DigitTools.PowerShell.Tests;

/// <summary>One headless browser for the tests of a class; they are skipped where none is installed.</summary>
public sealed class Browser : IAsyncLifetime
{
    private string _reason = "No Chromium, Chrome or Edge is installed.";
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (InstalledBrowser.Find() is not { } program) return;
        try
        {
            _browser = await InstalledBrowser.Start(program);
        }
        catch (ProcessException e)
        {
            _reason = $"{program} does not start: {e.Message}";
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
    }

    /// <summary>Opens a file; skips the test where there is no browser.</summary>
    /// <param name="file">Full path.</param>
    /// <param name="width">Pixels of the window.</param>
    /// <param name="scheme">What the user prefers: light or dark.</param>
    internal async Task<BrowserPage> OpenAsync(string file, int width = 1280, string scheme = "light")
    {
        Assert.SkipWhen(_browser is null, _reason);
        IPage page = await _browser!.NewPageAsync();
        var opened = new BrowserPage(page);
        await page.SetViewportAsync(new ViewPortOptions { Width = width, Height = 900 });
        await page.EmulateMediaFeaturesAsync([new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = scheme }]);
        await page.GoToAsync(new Uri(file).AbsoluteUri);
        return opened;
    }
}
