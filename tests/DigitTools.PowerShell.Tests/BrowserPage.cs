using System.Collections.Concurrent;
using PuppeteerSharp;

namespace DigitTools.PowerShell.Tests;

/// <summary>A page in a browser that keeps account of what must not happen in it.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentQueue<string> _requests = new();

    public BrowserPage(IPage page)
    {
        Page = page;
        page.Console += (_, e) => _complaints.Enqueue($"console: {e.Message.Text}");
        page.PageError += (_, e) => _complaints.Enqueue($"error: {e.Message}");
        page.Dialog += async (_, e) =>
        {
            _complaints.Enqueue($"dialog: {e.Dialog.Message}");
            await e.Dialog.Dismiss();
        };
        page.Request += (_, e) =>
        {
            if (!e.Request.Url.StartsWith("data:", StringComparison.Ordinal)) _requests.Enqueue(e.Request.Url);
        };
    }

    public IPage Page { get; }

    /// <summary>Checks that nothing was logged, no script failed or asked anything, and nothing was fetched but the page itself.</summary>
    public void AssertQuiet()
    {
        Assert.Empty(_complaints);
        Assert.StartsWith("file://", Assert.Single(_requests), StringComparison.Ordinal);
    }

    /// <summary>The value of a JavaScript expression.</summary>
    public Task<T> Get<T>(string expression) => Page.EvaluateExpressionAsync<T>(expression);

    /// <summary>Text of the element that a selector fits.</summary>
    public Task<string> Text(string selector) => Get<string>($"document.querySelector('{selector}').textContent");

    /// <summary>Text of all elements that a selector fits.</summary>
    public Task<string[]> Texts(string selector) => Get<string[]>($"[...document.querySelectorAll('{selector}')].map(e => e.textContent)");

    public async ValueTask DisposeAsync() => await Page.DisposeAsync();
}
