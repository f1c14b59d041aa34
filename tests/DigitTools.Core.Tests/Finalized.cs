using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Runtime.CompilerServices;

namespace DigitTools.Core.Tests;

/// <summary>Counts what finalizers are run for, by type, as the runtime tells it.</summary>
internal sealed class Finalized : EventListener
{
    private const EventKeywords Collections = (EventKeywords)1;
    private const int FinalizeObject = 29;

    private readonly ConcurrentDictionary<nint, int> _counts = [];
    private readonly SemaphoreSlim _last = new(0);

    /// <summary>How many of a type there were since this one began to listen, dead ones that were not found yet included.</summary>
    public int Count(Type type)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        // Events come in their order, but later.
        LeaveLastBehind();
        GC.Collect();
        Assert.True(_last.Wait(TimeSpan.FromMinutes(1), TestRun.Token), "The runtime tells of no finalizers.");
        return _counts.GetValueOrDefault(type.TypeHandle.Value);
    }

    public override void Dispose()
    {
        base.Dispose();
        _last.Dispose();
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime") EnableEvents(eventSource, EventLevel.Verbose, Collections);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventId != FinalizeObject || eventData.Payload is not [nint type, ..]) return;
        _counts.AddOrUpdate(type, 1, (_, count) => count + 1);
        if (type == typeof(Last).TypeHandle.Value) _last.Release();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LeaveLastBehind() => _ = new Last();

    private sealed class Last
    {
#pragma warning disable CA1821 // That it is run is what it is for.
        ~Last()
        {
        }
#pragma warning restore CA1821
    }
}
