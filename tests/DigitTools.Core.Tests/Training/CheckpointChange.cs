using System.Text.Json.Nodes;
using DigitTools.Core.Data;

namespace DigitTools.Core.Tests.Training;

/// <summary>Changes a checkpoint in a random place.</summary>
internal static class CheckpointChange
{
    private static readonly string[] s_values =
    [
        "null", "-1", "0", "1", "2", "3.5", "1e308", "-1e308",
        "2147483647", "2147483648", "-2147483648", "9223372036854775807", "99999999999999999999",
        "\"\"", "\"NaN\"", "\"-Infinity\"", "\"10675199.02:48:05.4775807\"", "\"-10675199.02:48:05.4775808\"", "[]", "[null]", "{}", "true",
    ];

    private static readonly float[] s_numbers = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, -1e-3f];

    public static void Make(CheckpointParts parts, Random64 random)
    {
        switch (random.NextInt32(8))
        {
            case 0:
                parts.RawText = [.. parts.Written];
                parts.RawText[random.NextInt32(parts.RawText.Length)] = (byte)random.NextInt32(256);
                break;
            case 1:
                parts.Length = random.NextInt32(2) == 0 ? random.NextInt32(parts.Rows.Length) : -random.NextInt32(int.MaxValue);
                break;
            case 2:
                int at = random.NextInt32(parts.Rows.Length / sizeof(float)) * sizeof(float);
                BitConverter.TryWriteBytes(parts.Rows.AsSpan(at), s_numbers[random.NextInt32(s_numbers.Length)]);
                break;
            case 3:
                if (random.NextInt32(2) == 0) parts.Rows = parts.Rows[..random.NextInt32(parts.Rows.Length)];
                else parts.Rows = [.. parts.Rows, .. new byte[1 + random.NextInt32(8)]];
                break;
            default:
                ChangeText(parts.Text, random);
                break;
        }
    }

    private static void ChangeText(JsonObject text, Random64 random)
    {
        List<JsonNode> nodes = [];
        Collect(text, nodes);
        JsonNode node = nodes[random.NextInt32(nodes.Count)];
        int way = random.NextInt32(4);
        if (way == 0 && node.Parent is JsonObject parent) parent.Remove(node.GetPropertyName());
        else if (way == 1 && node.Parent is JsonArray list) list.Add(node.DeepClone());
        else node.ReplaceWith(JsonNode.Parse(s_values[random.NextInt32(s_values.Length)]));
    }

    private static void Collect(JsonNode? node, List<JsonNode> nodes)
    {
        if (node?.Parent is not null) nodes.Add(node);
        IEnumerable<JsonNode?> below = node is JsonObject o ? o.Select(p => p.Value) : node is JsonArray a ? a : [];
        foreach (JsonNode? child in below) Collect(child, nodes);
    }
}
