namespace DigitTools.Benchmarks.Fuzzing.Attack;

/// <summary>A bad input was taken, and what came of it can't be.</summary>
/// <param name="message">What can't be.</param>
internal sealed class UnsoundException(string message) : Exception(message)
{
    /// <summary>Makes sure of something.</summary>
    /// <exception cref="UnsoundException">It isn't so.</exception>
    public static void Unless(bool sound, FormattableString what)
    {
        if (!sound) throw new UnsoundException(FormattableString.Invariant(what));
    }
}
