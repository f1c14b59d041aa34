namespace DigitTools.PowerShell.Tests;

/// <summary>What a process left behind.</summary>
internal sealed record ChildResult(int ExitCode, string Output, string Errors)
{
    /// <summary>Lines of its standard output that hold something.</summary>
    public IReadOnlyList<string> Lines { get; } =
        Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Checks that it went well.</summary>
    public ChildResult Succeeded()
    {
        Assert.True(ExitCode == 0, $"Exit code {ExitCode}.\n{Output}\n{Errors}");
        return this;
    }
}
