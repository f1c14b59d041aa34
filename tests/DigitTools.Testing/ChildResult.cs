namespace DigitTools.Testing;

/// <summary>What a process left behind.</summary>
/// <param name="ExitCode">0 where it went well.</param>
/// <param name="Output">What it wrote to its standard output.</param>
/// <param name="Errors">What it wrote to its standard error.</param>
/// <param name="Elapsed">From its start to its end.</param>
public sealed record ChildResult(int ExitCode, string Output, string Errors, TimeSpan Elapsed)
{
    /// <summary>Lines of its standard output that hold something.</summary>
    public IReadOnlyList<string> Lines { get; } =
        Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Checks that it went well.</summary>
    /// <exception cref="InvalidOperationException">It did not; the message has what it wrote.</exception>
    public ChildResult Succeeded() =>
        ExitCode == 0 ? this : throw new InvalidOperationException($"Exit code {ExitCode}.\n{Output}\n{Errors}");
}
