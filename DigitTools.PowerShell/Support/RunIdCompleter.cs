using DigitTools.Core.Database;

namespace DigitTools.Support;

/// <summary>Completes the ids of the runs of a database.</summary>
public sealed class RunIdCompleter : RunCompleter
{
    private protected override string ValueOf(DatabaseRun run) => run.RunId;
}
