using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace DigitTools.Core.Training;

/// <summary>A training's whole state on disk: written whole or not at all, checked when it is read, the one before kept beside it.</summary>
/// <remarks>
/// Layout, little-endian: "DGTCKPT1", length of the JSON text, the JSON text (everything but the rows of floats), the rows in
/// a fixed order, SHA-256 of all before it.
/// </remarks>
internal static class CheckpointFile
{
    private const string PreviousSuffix = ".previous";

    /// <summary>Bytes. The largest network, with the outputs of 2,000,000 validation pictures, takes a fifth.</summary>
    private const int MaximumLength = 512 << 20;

    private static readonly byte[] s_magic = "DGTCKPT1"u8.ToArray();

    /// <summary>Writes a state; what the path held before becomes <c>&lt;path&gt;.previous</c>.</summary>
    /// <exception cref="DigitException"><see cref="DigitErrorId.OutputNotWritable"/>.</exception>
    public static void Write(string path, TrainingState state)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(state, TrainingStateJson.Default.TrainingState);
        ReplaceFile.Write(path, path + PreviousSuffix, stream =>
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            Append(s_magic);
            Append(BitConverter.GetBytes(json.Length));
            Append(json);
            foreach (float[] row in state.Rows) Append(MemoryMarshal.AsBytes(row.AsSpan()));
            stream.Write(hash.GetHashAndReset());

            void Append(ReadOnlySpan<byte> bytes)
            {
                hash.AppendData(bytes);
                stream.Write(bytes);
            }
        });
    }

    /// <summary>Reads a state; null where there is none yet.</summary>
    /// <exception cref="DigitException"><see cref="DigitErrorId.CheckpointInvalid"/>: damaged, or of another version; the message says
    /// whether an earlier one is there.</exception>
    public static TrainingState? Read(string path)
    {
        if (!File.Exists(path))
        {
            // Killed between the two moves of a write: the earlier state is the newest whole one.
            if (!File.Exists(path + PreviousSuffix)) return null;
            path += PreviousSuffix;
        }

        try
        {
            return Parse(path, RegularFile.ReadAll(path, MaximumLength));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw Errors.CheckpointInvalid(path, e.Message, Previous(path), e);
        }
    }

    private static TrainingState Parse(string path, byte[] file)
    {
        int end = file.Length - SHA256.HashSizeInBytes, start = s_magic.Length + sizeof(int);
        if (end < start || !file.AsSpan().StartsWith(s_magic)) throw Errors.CheckpointInvalid(path, "it is no checkpoint of this version.", Previous(path));
        if (!SHA256.HashData(file.AsSpan(0, end)).AsSpan().SequenceEqual(file.AsSpan(end))) throw Errors.CheckpointInvalid(path, "it is damaged.", Previous(path));

        int length = BitConverter.ToInt32(file, s_magic.Length);
        TrainingState state = JsonSerializer.Deserialize(file.AsSpan(start, length), TrainingStateJson.Default.TrainingState)!.WithEmptyRows();
        ReadOnlySpan<float> values = MemoryMarshal.Cast<byte, float>(file.AsSpan((start + length)..end));
        foreach (float[] row in state.Rows)
        {
            values[..row.Length].CopyTo(row);
            values = values[row.Length..];
        }

        return state;
    }

    private static string? Previous(string path) => File.Exists(path + PreviousSuffix) ? path + PreviousSuffix : null;
}
