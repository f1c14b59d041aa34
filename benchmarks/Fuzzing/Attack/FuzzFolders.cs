using System.IO.Enumeration;

namespace DigitTools.Benchmarks.Fuzzing.Attack;

/// <summary>The folders of a run: one for the input of the case, one for what the attack writes, and one that nobody may touch.</summary>
internal sealed class FuzzFolders
{
    /// <summary>Makes the folders.</summary>
    /// <param name="root">Full path of a folder of their own.</param>
    public FuzzFolders(string root)
    {
        Root = Directory.CreateDirectory(root).FullName;
        Clear();
        ResetCanary();
    }

    /// <summary>Full path of the folder of them all.</summary>
    public string Root { get; }

    /// <summary>Holds the input; always the same path, so that an input can hold it too.</summary>
    public string Case => Path.Combine(Root, "case");

    /// <summary>For what the attack writes.</summary>
    public string Output => Path.Combine(Root, "output");

    /// <summary>Holds what an input may name and must not reach.</summary>
    public string Canary => Path.Combine(Root, "canary");

    /// <summary>A file that inputs name; its content is that of the picture 0.png of the databases' inbox.</summary>
    public string CanaryPicture => Path.Combine(Canary, "0.png");

    /// <summary>Empties what cases write to.</summary>
    public void Clear()
    {
        foreach (string folder in (string[])[Case, Output])
        {
            // An input may have put something else in the place of its folder.
            var entry = new FileInfo(folder);
            if (entry.LinkTarget is not null || !Directory.Exists(folder)) entry.Delete();
            else Directory.Delete(folder, recursive: true);
            Directory.CreateDirectory(folder);
        }
    }

    /// <summary>Makes the canary anew, after it was harmed.</summary>
    public void ResetCanary()
    {
        if (Directory.Exists(Canary)) Directory.Delete(Canary, recursive: true);
        Directory.CreateDirectory(Path.Combine(Canary, "below"));
        File.WriteAllBytes(CanaryPicture, SeedFiles.Digit(0));
        File.WriteAllBytes(Path.Combine(Canary, "below", "1.png"), SeedFiles.Digit(1));
        File.WriteAllText(Path.Combine(Canary, "letter.txt"), "To be left alone.");
    }

    /// <summary>Everything in the root but what may change.</summary>
    /// <param name="withCase">Whether the input must not change either.</param>
    public IReadOnlyDictionary<string, string> Look(bool withCase)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (FileSystemInfo entry in Entries(Root))
        {
            if (IsIn(entry.FullName, Output) || (!withCase && IsIn(entry.FullName, Case))) continue;
            string looks = entry is FileInfo file ? FormattableString.Invariant($"{file.Length} {file.LastWriteTimeUtc.Ticks}") : "folder";
            found[entry.FullName] = entry.LinkTarget ?? looks;
        }

        return found;
    }

    /// <summary>Everything below a folder; links are not followed.</summary>
    private static FileSystemEnumerable<FileSystemInfo> Entries(string folder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = true };
        return new FileSystemEnumerable<FileSystemInfo>(folder, (ref FileSystemEntry entry) => entry.ToFileSystemInfo(), options)
        {
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };
    }

    private static bool IsIn(string path, string folder) =>
        path == folder || path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
