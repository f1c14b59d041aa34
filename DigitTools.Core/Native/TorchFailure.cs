using System.Runtime.InteropServices;

namespace DigitTools.Core.Native;

/// <summary>Tells an exception of libtorch from a fault of ours, which must not be hidden behind it.</summary>
internal static class TorchFailure
{
    private const string Wrapper = "TorchSharp";

    /// <summary>Whether libtorch failed, on one thread or on several.</summary>
    /// <remarks>
    /// TorchSharp throws what libtorch says as a plain <see cref="ExternalException"/> and, where a call gives nothing and no reason
    /// either, an <see cref="InvalidOperationException"/> of its own at the next use of it. Classes below them belong to others: an error
    /// of SQLite is an <see cref="ExternalException"/> too, and one of a disposed object an <see cref="InvalidOperationException"/>.
    /// </remarks>
    public static bool IsOne(Exception e) => e switch
    {
        AggregateException several => several.InnerExceptions.All(IsOne),
        SEHException => true,
        _ => e.GetType() == typeof(ExternalException) || (e.GetType() == typeof(InvalidOperationException) && e.Source == Wrapper),
    };
}
