using DigitTools.Core.Database;

namespace DigitTools.Support;

/// <summary>Completes the ids of the models that read the pictures of a database.</summary>
public sealed class ModelIdCompleter : RunCompleter
{
    private protected override string ValueOf(DatabaseRun run) => run.ModelId;
}
