using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace DigitTools.Core.Files;

/// <summary>
/// The file beside a target that becomes the target when it is whole:
/// <c>.digittools-&lt;machine&gt;-&lt;process&gt;-&lt;random&gt;.tmp</c>.
/// </summary>
/// <remarks>The name of the target is no part of it: that may have 255 bytes already, the most that file systems take.</remarks>
internal static class TemporaryFile
{
    private const string Prefix = ".digittools-";
    private const string Extension = ".tmp";

    /// <summary>
    /// Milliseconds between two looks through the folder that is written into: thousands of charts must not list it thousands of times.
    /// </summary>
    private const long LookEvery = 60_000;

    /// <summary>
    /// A file of another machine, whose process can't be looked up, is left alone for this long: no write pauses for an hour.
    /// </summary>
    private static readonly TimeSpan s_old = TimeSpan.FromHours(1);

    /// <summary>Windows renames and deletes an open file only if all who have it open allow it.</summary>
    private static readonly FileShare s_share = OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None;

    private static readonly string s_machine =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Environment.MachineName)))[..8];

    private static Look? s_look;

    /// <summary>Full path of a new temporary file.</summary>
    /// <param name="folder">Full path of the folder of its target.</param>
    public static string NameIn(string folder) => Path.Combine(folder, Name(s_machine, Environment.ProcessId));

    /// <summary>Name of a temporary file of some process.</summary>
    internal static string Name(string machine, int process)
    {
        string random = RandomNumberGenerator.GetHexString(8, lowercase: true);
        return string.Create(CultureInfo.InvariantCulture, $"{Prefix}{machine}-{process}-{random}{Extension}");
    }

    /// <summary>Makes the file, which must not be there, and keeps others out while it is open.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="isPrivate">Whether nobody else may read it, from its first moment on; if not, it has the permissions of any new
    /// file.</param>
    /// <exception cref="IOException">It can't be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public static FileStream Create(string path, bool isPrivate)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = s_share };
        if (isPrivate && !OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    /// <summary>Removes what writers left that were killed. One that is still at work keeps its file.</summary>
    /// <param name="folder">Full path.</param>
    public static void ClearAbandoned(string folder)
    {
        if (s_look is { } look && look.Folder == folder && Environment.TickCount64 - look.Time < LookEvery) return;
        s_look = new Look(folder, Environment.TickCount64);
        try
        {
            foreach (string left in Directory.EnumerateFiles(folder, Prefix + "*" + Extension))
                if (IsAbandoned(left)) TryRemove(left);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder that may be written and not listed.
        }
    }

    private static bool IsAbandoned(string path)
    {
        string[] parts = Path.GetFileNameWithoutExtension(path)[Prefix.Length..].Split('-');
        bool isDead = parts is [var machine, var process, _] && machine == s_machine
            && int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out int id) && !ProcessId.IsAlive(id);
        return isDead || DateTime.UtcNow - File.GetLastWriteTimeUtc(path) > s_old;
    }

    /// <summary>
    /// Removes only what can be locked: the processes of a container have numbers of their own, but their locks are seen.
    /// </summary>
    private static void TryRemove(string path)
    {
        try
        {
            // For reading and writing: that waits for nobody, whatever kind of file somebody put here.
            using SafeFileHandle handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, s_share);
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // In use, or somebody else's: it only takes room.
        }
    }

    private sealed record Look(string Folder, long Time);
}
