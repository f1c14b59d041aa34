using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using DigitTools.Core.Files;
using DigitTools.Core.Native;

namespace DigitTools.Core.Installation;

/// <summary>The package of the training runtime: a ZIP file with a manifest and, under <c>native/</c>, the files that it names.</summary>
internal static class RuntimePackage
{
    private const string FileFolder = "native/";
    private const int BufferSize = 1 << 20;
    private const long LongestManifest = 1 << 20;

    /// <summary>Bytes. Many times what libtorch takes.</summary>
    private const long MaximumLength = 4L << 30;

    /// <summary>Unpacks the files of a package and compares each with the checksum that the module knows.</summary>
    /// <param name="path">Full path of the package.</param>
    /// <param name="expected">The runtime that the module was packed with.</param>
    /// <param name="folder">An empty folder.</param>
    /// <param name="progress">Called with the bytes so far.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="DigitException">It is another package, a damaged one, or one that somebody changed.</exception>
    public static void Unpack(
        string path,
        RuntimeManifest expected,
        string folder,
        Action<RuntimeProgress> progress,
        CancellationToken cancellationToken)
    {
        try
        {
            using FileStream file = Open(path);
            using var zip = new ZipArchive(file, ZipArchiveMode.Read);
            CheckManifest(path, zip, expected);
            long done = 0;
            foreach (RuntimeFile wanted in expected.Files)
            {
                ZipArchiveEntry entry = zip.GetEntry(FileFolder + wanted.Name)
                    ?? throw Errors.TrainingRuntimeInvalid(path, $"it has no file {FileFolder}{wanted.Name}.");
                if (entry.Length != wanted.Size) throw Errors.TrainingRuntimeChecksumMismatch(path, wanted.Name);
                long before = done;
                void Report(long bytes) => progress(new RuntimeProgress(RuntimeStep.Unpack, before + bytes, expected.Size));
                Unpack(path, entry, wanted, Path.Combine(folder, wanted.Name), Report, cancellationToken);
                done += wanted.Size;
            }
        }
        catch (InvalidDataException e)
        {
            throw Errors.TrainingRuntimeInvalid(path, e.Message, e);
        }
    }

    private static void CheckManifest(string path, ZipArchive zip, RuntimeManifest expected)
    {
        ZipArchiveEntry entry = zip.GetEntry(RuntimeManifest.FileName)
            ?? throw Errors.TrainingRuntimeInvalid(path, $"it has no {RuntimeManifest.FileName}.");
        if (entry.Length > LongestManifest)
        {
            string size = string.Create(CultureInfo.InvariantCulture, $"its {RuntimeManifest.FileName} has {entry.Length:N0} bytes.");
            throw Errors.TrainingRuntimeInvalid(path, size);
        }

        byte[] content = new byte[entry.Length];
        using (Stream stream = entry.Open()) stream.ReadExactly(content);
        if (expected.Equals(content)) return;
        try
        {
            var found = RuntimeManifest.Parse(content);
            if (found.Platform != expected.Platform) throw Errors.TrainingRuntimeWrongPlatform(path, found.Platform, expected.Platform);
            if (found.Version != expected.Version) throw Errors.TrainingRuntimeWrongVersion(path, found.Version, expected.Version);
        }
        catch (FormatException e)
        {
            throw Errors.TrainingRuntimeInvalid(path, e.Message, e);
        }

        throw Errors.TrainingRuntimeChecksumMismatch(path, RuntimeManifest.FileName);
    }

    private static void Unpack(
        string path,
        ZipArchiveEntry entry,
        RuntimeFile wanted,
        string target,
        Action<long> progress,
        CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            using Stream source = entry.Open();
            using FileStream file = new(target, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long done = 0;
            for (int count; (count = source.Read(buffer, 0, BufferSize)) > 0;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                done += count;
                // A header can lie about the size: no more is written to the disk than was announced.
                if (done > wanted.Size) throw Errors.TrainingRuntimeChecksumMismatch(path, wanted.Name);
                hash.AppendData(buffer, 0, count);
                file.Write(buffer, 0, count);
                progress(done);
            }

            if (done != wanted.Size || Convert.ToHexStringLower(hash.GetHashAndReset()) != wanted.Sha256)
                throw Errors.TrainingRuntimeChecksumMismatch(path, wanted.Name);
            file.Flush(flushToDisk: true);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static FileStream Open(string path)
    {
        try
        {
            return RegularFile.OpenStream(path, MaximumLength);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Errors.TrainingRuntimeInvalid(path, e.Message, e);
        }
    }
}
