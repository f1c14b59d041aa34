using PuppeteerSharp;

namespace DigitTools.PowerShell.Tests;

/// <summary>A headless Chromium of this machine, without a network and with a profile of its own; tests are skipped where none is installed.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge"];

    private static readonly string[] s_places =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "Google", "Chrome", "Application", "chrome.exe"),
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86), "Microsoft", "Edge", "Application", "msedge.exe"),
    ];

    private string _reason = "No Chromium, Chrome or Edge is installed.";
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Find() is not { } program) return;
        var options = new LaunchOptions
        {
            Headless = true,
            ExecutablePath = program,
            Timeout = (int)TimeSpan.FromMinutes(2).TotalMilliseconds,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--lang=en-US",
            ],
        };
        try
        {
            _browser = await Puppeteer.LaunchAsync(options);
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

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => s_names.Select(name => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)))
            .Concat(s_places).FirstOrDefault(File.Exists);
}
