using System.CommandLine;

namespace DigitTools.Benchmarks;

/// <summary>Makes options that take a whole number.</summary>
internal static class CountOption
{
    /// <summary>Makes one.</summary>
    /// <param name="name">As the user writes it: <c>--pictures</c>.</param>
    /// <param name="description">For the help.</param>
    /// <param name="usual">The number where none is given.</param>
    public static Option<int> Make(string name, string description, int usual) =>
        new(name) { Description = description, DefaultValueFactory = _ => usual };
}
