using System.Text;
using System.Text.Json.Nodes;
using DigitTools.Core.Training;

namespace DigitTools.Core.Tests.Training;

/// <summary>A checkpoint taken apart, to be changed and put together again with a right checksum.</summary>
internal sealed class CheckpointParts
{
    private const int HashLength = 32;
    private const int LengthAt = 8;
    private const int TextAt = 12;

    private readonly byte[] _head;

    public CheckpointParts(byte[] file)
    {
        _head = file[..LengthAt];
        int length = BitConverter.ToInt32(file, LengthAt);
        Written = file[TextAt..(TextAt + length)];
        Text = JsonNode.Parse(Written)!.AsObject();
        Rows = file[(TextAt + length)..^HashLength];
    }

    /// <summary>Everything but the rows of floats.</summary>
    public JsonObject Text { get; }

    /// <summary>The text as the training wrote it.</summary>
    public byte[] Written { get; }

    /// <summary>Takes the place of <see cref="Text"/> where it is set.</summary>
    public byte[]? RawText { get; set; }

    /// <summary>The length of the text that the file states; null is the right one.</summary>
    public int? Length { get; set; }

    /// <summary>The rows of floats, one after the other.</summary>
    public byte[] Rows { get; set; }

    /// <summary>The entry of an epoch, 1, 2, 3 ...</summary>
    public JsonNode Epoch(int number) => Text["Epochs"]![number - 1]!;

    /// <summary>Where a row begins in <see cref="Rows"/>, bytes: 0 weights, 1 average, 2 best, 3 mean, 4 variance, 5 best logits.</summary>
    public int StartOfRow(int row) => Text["RowLengths"]!.AsArray().Take(row).Sum(length => (int)length!) * sizeof(float);

    /// <summary>Sets the first number of a row.</summary>
    public void Set(int row, float value) => BitConverter.TryWriteBytes(Rows.AsSpan(StartOfRow(row)), value);

    /// <summary>Writes the file.</summary>
    public void Save(string path)
    {
        byte[] text = RawText ?? Encoding.UTF8.GetBytes(Text.ToJsonString());
        File.WriteAllBytes(path, CheckpointFile.Seal([.. _head, .. BitConverter.GetBytes(Length ?? text.Length), .. text, .. Rows]));
    }
}
