using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using DigitTools.Core;
using DigitTools.Core.Database;
using Engine = System.Management.Automation.PowerShell;

namespace DigitTools.Support;

/// <summary>Completes what the runs of a database have, the last one first; the database is the one that the command line names.</summary>
public abstract class RunCompleter : IArgumentCompleter
{
    /// <summary>Nobody waits longer for a list.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        ArgumentNullException.ThrowIfNull(fakeBoundParameters);
        string begin = (wordToComplete ?? "").Trim('\'', '"');
        return Runs(fakeBoundParameters["Database"] as string)
            .DistinctBy(ValueOf)
            .Where(run => ValueOf(run).StartsWith(begin, StringComparison.OrdinalIgnoreCase))
            .Select(run => new CompletionResult(
                ViewText.Visible(ValueOf(run)),
                ViewText.Visible(ValueOf(run)),
                CompletionResultType.ParameterValue,
                Text.Format(Strings.CompletionRun, run.Started.ToLocalTime(), run.Counts.Processed, run.ModelPath)));
    }

    /// <summary>What is completed.</summary>
    private protected abstract string ValueOf(DatabaseRun run);

    private static IEnumerable<DatabaseRun> Runs(string? path)
    {
        if (string.IsNullOrEmpty(path)) return [];
        try
        {
            using var stop = new CancellationTokenSource(s_patience);
            using var engine = Engine.Create(RunspaceMode.CurrentRunspace);
            string? full = engine.AddCommand("Convert-Path").AddParameter("LiteralPath", path).Invoke<string>().FirstOrDefault();
            if (full is null) return [];
            using var database = BatchDatabase.OpenRead(full, stop.Token);
            return database.Runs(stop.Token).Reverse();
        }
        catch (Exception e) when (e is DigitException or RuntimeException or OperationCanceledException)
        {
            // A list has no place for an error: the command itself says what is wrong.
            return [];
        }
    }
}
