namespace DigitTools.Benchmarks.Fuzzing.Attack;

/// <summary>One kind of input: how it is made, and how it is used.</summary>
/// <param name="kind">Which.</param>
internal abstract class FuzzTarget(FuzzKind kind) : IDisposable
{
    /// <summary>Which.</summary>
    public FuzzKind Kind => kind;

    /// <summary>Whether the attack may write where the input is.</summary>
    public virtual bool MayWrite => false;

    /// <summary>The target of a kind.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="folders">Where it works.</param>
    public static FuzzTarget Of(FuzzKind kind, FuzzFolders folders) => kind switch
    {
        FuzzKind.Pictures or FuzzKind.Scans => new PictureTarget(kind),
        FuzzKind.Models => new ModelTarget(),
        FuzzKind.Databases => new DatabaseTarget(folders),
        FuzzKind.Checkpoints => new CheckpointTarget(folders),
        _ => new DataTarget(),
    };

    /// <summary>Makes an input in <see cref="FuzzFolders.Case"/>.</summary>
    /// <returns>What was done to it.</returns>
    public abstract string Make(FuzzRandom random, FuzzFolders folders);

    /// <summary>Uses the input as cmdlets do.</summary>
    /// <exception cref="Core.DigitException">It was refused.</exception>
    /// <exception cref="UnsoundException">It was taken, and should not have been.</exception>
    public abstract void Attack(FuzzRandom random, FuzzFolders folders, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }
}
