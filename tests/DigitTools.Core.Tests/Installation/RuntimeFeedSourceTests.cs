using System.Net;
using System.Text;
using DigitTools.Core.Installation;

namespace DigitTools.Core.Tests.Installation;

public sealed class RuntimeFeedSourceTests : IDisposable
{
    private static readonly TimeSpan s_long = TimeSpan.FromMinutes(2);

    private readonly TestFolder _folder = new();
    private readonly SmallRuntime _runtime;

    public RuntimeFeedSourceTests() => _runtime = SmallRuntime.Pack(_folder);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void RuntimeFeedSource_Package_IsDownloadedWithProgressAndInstalled()
    {
        using var server = new FeedServer(request => FeedServer.Answer(request, _runtime.Package));
        var progress = new List<RuntimeProgress>();

        Installer().Install(new RuntimeFeedSource(server.Index, s_long, credential: null), progress.Add, TestRun.Token);

        Assert.True(_runtime.Manifest.IsInstalledIn(_folder["m", "training"]));
        long size = new FileInfo(_runtime.Package).Length;
        Assert.Contains(new RuntimeProgress(RuntimeStep.Download, size, size), progress);
        AssertNothingElse();
    }

    [Fact]
    public void RuntimeFeedSource_FeedThatAsksForAPassword_GetsIt()
    {
        string expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("me:secret"));
        using var server = new FeedServer(
            request => request.Authorization == expected ? FeedServer.Answer(request, _runtime.Package) : new FeedReply(401, []));

        Fails(server, DigitErrorId.FeedUnavailable, "answered 401");
        Installer().Install(new RuntimeFeedSource(server.Index, s_long, new NetworkCredential("me", "secret")), _ => { }, TestRun.Token);

        Assert.True(_runtime.Manifest.IsInstalledIn(_folder["m", "training"]));
    }

    [Fact]
    public void RuntimeFeedSource_FeedWithoutThePackage_SaysWhichItLacks()
    {
        using var server = new FeedServer(request => FeedServer.Answer(request, _runtime.Package, version: "9.9.9"));
        const string Reason = "no package DigitTools.TrainingRuntime.linux-x64 of version 1.2.3";
        Fails(server, DigitErrorId.TrainingRuntimeNotFound, Reason, server.Index.AbsoluteUri);
    }

    [Theory]
    [InlineData("<html>", "is not a NuGet feed")]
    [InlineData("{}", "is not a NuGet feed")]
    [InlineData("[]", "is not a NuGet feed")]
    [InlineData("""{ "resources": [ { "@id": "x", "@type": "SearchQueryService" } ] }""", "lists no PackageBaseAddress/3.0.0")]
    public void RuntimeFeedSource_AnswerThatIsNoIndex_IsInvalid(string answer, string reason)
    {
        using var server = new FeedServer(_ => FeedReply.Json(answer));
        Fails(server, DigitErrorId.FeedInvalid, reason);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(500)]
    public void RuntimeFeedSource_Refusal_IsPassedOn(int status)
    {
        using var server = new FeedServer(_ => new FeedReply(status, []));
        Fails(server, DigitErrorId.FeedUnavailable, $"answered {status}");
    }

    [Fact]
    public void RuntimeFeedSource_NobodyThere_IsUnavailable()
    {
        Uri index;
        using (var server = new FeedServer(_ => new FeedReply(200, []))) index = server.Index;
        Fails(new RuntimeFeedSource(index, s_long, credential: null), DigitErrorId.FeedUnavailable, "cannot be used");
    }

    [Fact]
    public void RuntimeFeedSource_ConnectionThatBreaks_IsUnavailable()
    {
        using var server = new FeedServer(request => Cut(request, hang: false));
        Fails(server, DigitErrorId.FeedUnavailable, "cannot be used", address: ".nupkg");
    }

    [Fact]
    public void RuntimeFeedSource_SilentServer_EndsAfterTheTimeout()
    {
        using var server = new FeedServer(request => Cut(request, hang: true));
        var source = new RuntimeFeedSource(server.Index, TimeSpan.FromSeconds(1), credential: null);
        Fails(source, DigitErrorId.FeedUnavailable, "nothing came for 1 s");
    }

    [Fact]
    public void RuntimeFeedSource_StoppedWhileItWaits_LeavesNothing()
    {
        using var stop = new CancellationTokenSource();
        using var server = new FeedServer(request => Cut(request, hang: true));

        Assert.ThrowsAny<OperationCanceledException>(
            () => Installer().Install(new RuntimeFeedSource(server.Index, s_long, credential: null), _ => stop.Cancel(), stop.Token));

        AssertNothingElse();
        Assert.False(Directory.Exists(_folder["m", "training"]));
    }

    /// <summary>What the feed answers, but only the beginning of the package.</summary>
    private FeedReply Cut(FeedRequest request, bool hang)
    {
        FeedReply reply = FeedServer.Answer(request, _runtime.Package);
        return reply.Content.Length > 10_000 ? reply with { SendOnly = 5000, Hang = hang } : reply;
    }

    private RuntimeInstaller Installer() => new(_runtime.Manifest, [_folder["m", "training"]], _ => long.MaxValue);

    private void Fails(FeedServer server, DigitErrorId id, string reason, string address = "/v3/index.json") =>
        Fails(new RuntimeFeedSource(server.Index, s_long, credential: null), id, reason, address);

    private void Fails(RuntimeFeedSource source, DigitErrorId id, string reason, string address = "")
    {
        DigitException error = Assert.Throws<DigitException>(() => Installer().Install(source, _ => { }, TestRun.Token));
        Assert.Equal(id, error.Id);
        Assert.EndsWith(address, error.Target, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        AssertNothingElse();
    }

    private void AssertNothingElse() =>
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(_folder["m"]), entry => Path.GetFileName(entry).StartsWith('.'));
}
