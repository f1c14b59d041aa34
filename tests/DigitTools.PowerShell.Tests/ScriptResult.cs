using System.Management.Automation;
using Engine = System.Management.Automation.PowerShell;

namespace DigitTools.PowerShell.Tests;

/// <summary>What came out of a script, stream by stream.</summary>
internal sealed class ScriptResult
{
    public required IReadOnlyList<PSObject> Output { get; init; }

    /// <summary>The errors that didn't end the script.</summary>
    public required IReadOnlyList<ErrorRecord> Errors { get; init; }

    /// <summary>The texts of the warnings.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The texts of the verbose messages.</summary>
    public required IReadOnlyList<string> Verbose { get; init; }

    public required IReadOnlyList<ProgressRecord> Progress { get; init; }

    /// <summary>The error that ended the script; null where it came to its end.</summary>
    public required RuntimeException? Failure { get; init; }

    public static ScriptResult Collect(Engine engine, IEnumerable<PSObject> output, RuntimeException? failure) => new()
    {
        Output = [.. output],
        Errors = [.. engine.Streams.Error],
        Warnings = [.. engine.Streams.Warning.Select(w => w.Message)],
        Verbose = [.. engine.Streams.Verbose.Select(v => v.Message)],
        Progress = [.. engine.Streams.Progress],
        Failure = failure,
    };

    /// <summary>A property of each object.</summary>
    public IReadOnlyList<object?> Values(string property) => [.. Output.Select(o => Property(o, property))];

    /// <summary>A property of the one object that there has to be.</summary>
    public T Value<T>(string property) => (T)Property(One, property)!;

    /// <summary>The one object that there has to be; errors are shown in its place.</summary>
    public PSObject One
    {
        get
        {
            NoErrors();
            return Assert.Single(Output);
        }
    }

    /// <summary>Checks that nothing went wrong.</summary>
    public ScriptResult NoErrors()
    {
        Assert.Null(Failure);
        Assert.Empty(Errors.Select(e => $"{e.FullyQualifiedErrorId}: {e}"));
        return this;
    }

    /// <summary>Checks the error that ended the script: its id, category and target, and that it says what to do.</summary>
    public void FailedWith(string id, ErrorCategory category, string? target)
    {
        Assert.NotNull(Failure);
        Check(Failure.ErrorRecord, id, category, target);
        Assert.False(string.IsNullOrEmpty(Failure.ErrorRecord.ErrorDetails?.RecommendedAction), $"{id} recommends no action.");
    }

    /// <summary>Checks an error record.</summary>
    public static void Check(ErrorRecord record, string id, ErrorCategory category, string? target)
    {
        // The engine appends the name of the command's type.
        Assert.Equal(id, record.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(category, record.CategoryInfo.Category);
        if (target is not null) Assert.Equal(target, record.TargetObject?.ToString());
    }

    private static object? Property(PSObject o, string name)
    {
        PSPropertyInfo property = o.Properties[name] ?? throw new InvalidOperationException($"{o.TypeNames[0]} has no property {name}.");
        return property.Value is PSObject inner ? inner.BaseObject : property.Value;
    }
}
