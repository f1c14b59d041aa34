namespace DigitTools.Core.Installation;

/// <summary>A folder beside the one to fill. Its content is moved into place at once; then it is deleted with all that is left.</summary>
internal sealed class StagingFolder : IDisposable
{
    private readonly string _target;
    private readonly FileStream _lock;

    /// <summary>Makes the folder; only one process at a time gets it.</summary>
    /// <exception cref="DigitException"><see cref="DigitErrorId.TrainingRuntimeBusy"/>.</exception>
    /// <exception cref="IOException">It can't be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public StagingFolder(string target)
    {
        _target = target;
        string parent = System.IO.Path.GetDirectoryName(target)!, name = System.IO.Path.GetFileName(target);
        Directory.CreateDirectory(parent);
        _lock = Lock(System.IO.Path.Combine(parent, $".{name}.lock"), target);
        Path = System.IO.Path.Combine(parent, $".{name}.installing");
        try
        {
            // What a killed process left: the lock is ours, so nobody is at work there.
            if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
            Directory.CreateDirectory(Content);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Full path, for whatever is needed on the way.</summary>
    public string Path { get; }

    /// <summary>Full path of the folder that takes the target's place.</summary>
    public string Content => System.IO.Path.Combine(Path, "content");

    /// <summary>Puts the content into the target's place; an older one goes.</summary>
    public void MoveContent()
    {
        string replaced = System.IO.Path.Combine(Path, "replaced");
        bool replaces = Directory.Exists(_target);
        if (replaces) Directory.Move(_target, replaced);
        try
        {
            Directory.Move(Content, _target);
        }
        catch when (replaces)
        {
            Directory.Move(replaced, _target);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
        _lock.Dispose();
    }

    private static FileStream Lock(string path, string target)
    {
        try
        {
            // Goes with the process, however that ends.
            return new FileStream(
                path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw Errors.TrainingRuntimeBusy(target, e);
        }
    }
}
