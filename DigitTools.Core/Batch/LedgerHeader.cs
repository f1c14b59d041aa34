using System.Buffers.Binary;

namespace DigitTools.Core.Batch;

/// <summary>The first bytes of a file, which tell a ledger from other files before SQLite, or a lock, touches it (sqlite.org/fileformat.html).</summary>
internal static class LedgerHeader
{
    private const int Length = 100;
    private const int ApplicationIdAt = 68;

    /// <summary>Checks that a path leads to a ledger, to an empty file, or to nothing.</summary>
    /// <param name="path">Full path.</param>
    /// <exception cref="DigitException">DatabaseInvalid or DatabaseNotWritable.</exception>
    public static void Check(string path)
    {
        if (Directory.Exists(path)) throw Errors.DatabaseIsDirectory(path);
        Span<byte> header = stackalloc byte[Length];
        try
        {
            // What is no regular file, a pipe say, has no length: it isn't opened, because that could wait for ever.
            var file = new FileInfo(path);
            if (!file.Exists || file.Length == 0) return;
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            int read = stream.ReadAtLeast(header, Length, throwOnEndOfStream: false);
            if (read < Length || !header.StartsWith("SQLite format 3\0"u8)) throw Errors.DatabaseNone(path);
        }
        catch (FileNotFoundException)
        {
            return;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Errors.DatabaseNotWritable(path, e.Message, e);
        }

        int applicationId = BinaryPrimitives.ReadInt32BigEndian(header[ApplicationIdAt..]);
        if (applicationId != LedgerSchema.ApplicationId) throw Errors.DatabaseForeign(path);
    }
}
