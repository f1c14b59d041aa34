namespace DigitTools.Core.Training;

/// <summary>A copy of a network with room for one part of a batch, used by one thread at a time.</summary>
internal interface IReplica : IDisposable
{
    /// <summary>All numbers of the copy.</summary>
    NetworkState State { get; }
}
