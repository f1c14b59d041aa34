using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using DigitTools.Core.Native;

namespace DigitTools.Core.Installation;

/// <summary>
/// A NuGet feed, version 3 of the protocol: the service index names the address below which packages lie. Proxies are those of the
/// system and of HTTPS_PROXY, HTTP_PROXY and NO_PROXY.
/// </summary>
/// <param name="index">Address of the service index, usually ending in index.json.</param>
/// <param name="timeout">Longest wait for the next bytes.</param>
/// <param name="credential">Name and password; null for none.</param>
internal sealed class RuntimeFeedSource(Uri index, TimeSpan timeout, NetworkCredential? credential) : IRuntimeSource
{
    private const string PackageAddressType = "PackageBaseAddress/3.0.0";
    private const int BufferSize = 1 << 17;

    /// <inheritdoc/>
    public string GetPackage(RuntimeManifest manifest, string folder, Action<RuntimeProgress> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(progress);
        using var handler = new SocketsHttpHandler
        {
            Credentials = credential,
            DefaultProxyCredentials = CredentialCache.DefaultCredentials,
        };
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        string own = typeof(RuntimeFeedSource).Assembly.GetName().Version!.ToString(3);
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("DigitTools", own));
        string id = manifest.PackageId.ToLowerInvariant(), version = manifest.Version.ToLowerInvariant();
        var address = new Uri($"{PackageAddress(client, cancellationToken).TrimEnd('/')}/{id}/{version}/{id}.{version}.nupkg");
        string file = Path.Combine(folder, "package.nupkg");
        Download(client, address, file, manifest, progress, cancellationToken);
        return file;
    }

    private string PackageAddress(HttpClient client, CancellationToken cancellationToken) => Ask(index, limit =>
    {
        using HttpResponseMessage response = Wait(client.GetAsync(index, limit.Token));
        if (!response.IsSuccessStatusCode) throw Errors.FeedUnavailable(index, Answer(response));
        try
        {
            using var json = JsonDocument.Parse(Wait(response.Content.ReadAsStringAsync(limit.Token)));
            foreach (JsonElement resource in json.RootElement.GetProperty("resources").EnumerateArray())
            {
                if (resource.GetProperty("@type").GetString() == PackageAddressType)
                    return new Uri(index, resource.GetProperty("@id").GetString()).AbsoluteUri;
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or UriFormatException)
        {
            throw Errors.FeedInvalid(index, e);
        }

        throw Errors.FeedInvalid(index, new KeyNotFoundException($"It lists no {PackageAddressType}."));
    }, cancellationToken);

    private void Download(
        HttpClient client,
        Uri address,
        string file,
        RuntimeManifest manifest,
        Action<RuntimeProgress> progress,
        CancellationToken cancellationToken) => Ask(address, limit =>
    {
        using HttpResponseMessage response = Wait(client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, limit.Token));
        if (response.StatusCode == HttpStatusCode.NotFound)
            throw Errors.TrainingRuntimeNotOnFeed(index.AbsoluteUri, manifest.PackageId, manifest.Version);
        if (!response.IsSuccessStatusCode) throw Errors.FeedUnavailable(address, Answer(response));
        long total = response.Content.Headers.ContentLength ?? 0, done = 0;
        using Stream source = Wait(response.Content.ReadAsStreamAsync(limit.Token));
        using var target = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        byte[] buffer = new byte[BufferSize];
        while (true)
        {
            // Each wait has the whole limit: slow is fine, silent isn't.
            limit.CancelAfter(timeout);
            int count = Receive(address, () => Wait(source.ReadAsync(buffer, limit.Token).AsTask()));
            if (count == 0) return file;
            target.Write(buffer, 0, count);
            done += count;
            progress(new RuntimeProgress(RuntimeStep.Download, done, total));
        }
    }, cancellationToken);

    /// <summary>
    /// Runs requests under the time limit, and tells a cancellation by the user, a slow server and a broken connection apart.
    /// </summary>
    private T Ask<T>(Uri address, Func<CancellationTokenSource, T> work, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            return work(limit);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            string silence = string.Create(CultureInfo.InvariantCulture, $"nothing came for {timeout.TotalSeconds:0} s.");
            throw Errors.FeedUnavailable(address, silence);
        }
        catch (HttpRequestException e)
        {
            throw Errors.FeedUnavailable(address, (e.InnerException ?? e).Message, e);
        }
    }

    /// <summary>A connection that breaks is the feed's failure; a disk that is full isn't, and both are IOExceptions.</summary>
    private static int Receive(Uri address, Func<int> read)
    {
        try
        {
            return read();
        }
        catch (IOException e)
        {
            throw Errors.FeedUnavailable(address, e.Message, e);
        }
    }

    private static string Answer(HttpResponseMessage response) =>
        string.Create(CultureInfo.InvariantCulture, $"it answered {(int)response.StatusCode} {response.ReasonPhrase}.");

    /// <summary>The caller's thread waits: progress may be reported on it only.</summary>
    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
