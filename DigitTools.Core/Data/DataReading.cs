namespace DigitTools.Core.Data;

/// <summary>Who waits for data that are read.</summary>
/// <param name="Progress">Called now and then with pictures read and pictures in all, from the calling thread.</param>
/// <param name="CancellationToken">Stops the reading.</param>
internal sealed record DataReading(Action<int, int>? Progress = null, CancellationToken CancellationToken = default);
