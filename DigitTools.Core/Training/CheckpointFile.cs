using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using DigitTools.Core.Files;

namespace DigitTools.Core.Training;

/// <summary>
/// A training's whole state on disk: written whole or not at all, checked when it is read, the one before kept beside it.
/// </summary>
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
        byte[] file = Seal(Body(state));
        ReplaceFile.Write(path, path + PreviousSuffix, stream => stream.Write(file));
    }

    /// <summary>Reads a state; null if there is none yet.</summary>
    /// <exception cref="DigitException"><see cref="DigitErrorId.CheckpointInvalid"/>: damaged, of another version, or with contents that
    /// can't be; the message says whether an earlier one is there.</exception>
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
            throw Invalid(path, e.Message, e);
        }
    }

    /// <summary>The error of a checkpoint that a training can't go on from.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="reason">What is wrong with it.</param>
    /// <param name="cause">Where that was seen, if by an exception.</param>
    public static DigitException Invalid(string path, string reason, Exception? cause = null) =>
        Errors.CheckpointInvalid(path, reason, File.Exists(path + PreviousSuffix) ? path + PreviousSuffix : null, cause);

    /// <summary>The bytes of a file: whatever its body, the checksum is right.</summary>
    /// <param name="body">Everything before the checksum.</param>
    internal static byte[] Seal(ReadOnlySpan<byte> body) => [.. body, .. SHA256.HashData(body)];

    private static byte[] Body(TrainingState state)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(state, TrainingStateJson.Default.TrainingState);
        using var body = new MemoryStream();
        body.Write(s_magic);
        body.Write(BitConverter.GetBytes(json.Length));
        body.Write(json);
        foreach (float[] row in state.Rows) body.Write(MemoryMarshal.AsBytes(row.AsSpan()));
        return body.ToArray();
    }

    private static TrainingState Parse(string path, byte[] file)
    {
        int end = file.Length - SHA256.HashSizeInBytes, start = s_magic.Length + sizeof(int);
        if (end < start || !file.AsSpan().StartsWith(s_magic)) throw Invalid(path, "it is no checkpoint of this version.");
        if (!SHA256.HashData(file.AsSpan(0, end)).AsSpan().SequenceEqual(file.AsSpan(end))) throw Invalid(path, "it is damaged.");

        int length = BitConverter.ToInt32(file, s_magic.Length);
        if (length < 0 || length > end - start) throw Invalid(path, "its text is cut.");
        TrainingState text = JsonSerializer.Deserialize(file.AsSpan(start, length), TrainingStateJson.Default.TrainingState)
            ?? throw Invalid(path, "its text is empty.");
        ReadOnlySpan<byte> rows = file.AsSpan((start + length)..end);
        if (CheckpointCheck.FaultInLengths(text, rows.Length) is { } wrongLengths) throw Invalid(path, wrongLengths);

        TrainingState state = text.WithEmptyRows();
        ReadOnlySpan<float> values = MemoryMarshal.Cast<byte, float>(rows);
        foreach (float[] row in state.Rows)
        {
            values[..row.Length].CopyTo(row);
            values = values[row.Length..];
        }

        return CheckpointCheck.Fault(state) is { } fault ? throw Invalid(path, fault) : state;
    }
}
