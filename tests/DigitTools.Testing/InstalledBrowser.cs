using PuppeteerSharp;

namespace DigitTools.Testing;

/// <summary>A Chromium that this machine has, made ready to run without a screen and without a network.</summary>
public static class InstalledBrowser
{
    private static readonly string[] s_names =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge"];

    private static readonly string[] s_places =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        Program(Environment.SpecialFolder.ProgramFiles, "Google", "Chrome", "Application", "chrome.exe"),
        Program(Environment.SpecialFolder.ProgramFilesX86, "Microsoft", "Edge", "Application", "msedge.exe"),
    ];

    /// <summary>Full path of the program; null where there is none.</summary>
    public static string? Find() =>
        s_names.SelectMany(InstalledProgram.FindAll).Concat(s_places.Where(File.Exists)).FirstOrDefault();

    /// <summary>Starts it with a new profile.</summary>
    /// <param name="program">Full path of the program.</param>
    /// <exception cref="ProcessException">It does not start.</exception>
    public static Task<IBrowser> Start(string program) => Puppeteer.LaunchAsync(new LaunchOptions
    {
        Headless = true,
        ExecutablePath = program,
        Timeout = (int)TimeSpan.FromMinutes(2).TotalMilliseconds,
        Args =
        [
            // Containers run as root and without the kernel's sandbox; the page is one of ours.
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--lang=en-US",
        ],
    });

    private static string Program(Environment.SpecialFolder folder, params string[] path) =>
        Path.Combine([Environment.GetFolderPath(folder), .. path]);
}
