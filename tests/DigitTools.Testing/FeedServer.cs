using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DigitTools.Testing;

/// <summary>A small HTTP server on this machine that stands in for a feed, or for a proxy before one.</summary>
public sealed class FeedServer : IDisposable
{
    private const string Credentials = "Authorization: ";

    private const string ServiceIndex =
        """
        {
          "version": "3.0.0",
          "resources": [ { "@id": "query", "@type": "SearchQueryService" }, { "@id": "packages/", "@type": "PackageBaseAddress/3.0.0" } ]
        }
        """;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<FeedRequest, FeedReply> _answer;
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Starts on a free port.</summary>
    public FeedServer(Func<FeedRequest, FeedReply> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public Uri Index => new(Address + "/v3/index.json");

    /// <summary>A feed that holds one package.</summary>
    public static FeedReply Answer(
        FeedRequest request, string package, string id = "digittools.trainingruntime.linux-x64", string version = "1.2.3") =>
        request.Path.EndsWith("/v3/index.json", StringComparison.Ordinal)
            ? FeedReply.Json(ServiceIndex)
            : request.Path.EndsWith($"/v3/packages/{id}/{version}/{id}.{version}.nupkg", StringComparison.Ordinal)
                ? new FeedReply(200, File.ReadAllBytes(package))
                : new FeedReply(404, []);

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The end of the test.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            NetworkStream stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            string path = (await reader.ReadLineAsync(_stop.Token) ?? "").Split(' ').ElementAtOrDefault(1) ?? "";
            string authorization = "";
            while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } line)
                if (line.StartsWith(Credentials, StringComparison.OrdinalIgnoreCase)) authorization = line[Credentials.Length..];

            FeedReply reply = _answer(new FeedRequest(path, authorization));
            string challenge = reply.Status == 401 ? "WWW-Authenticate: Basic realm=\"feed\"\r\n" : "";
            string head = $"HTTP/1.1 {reply.Status} Reply\r\nContent-Length: {reply.Content.Length}\r\nConnection: close\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{head}{challenge}\r\n"), _stop.Token);
            await stream.WriteAsync(reply.Content.AsMemory(0, reply.SendOnly ?? reply.Content.Length), _stop.Token);
            // Silent until the client or the test has enough.
            if (reply.Hang) await Task.Delay(Timeout.Infinite, _stop.Token);
        }
    }
}
