using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DigitTools.Benchmarks.Fuzzing.Attack;

/// <summary>Damages JSON text: mostly so that it is still JSON, with values that can't be.</summary>
internal static class JsonDamage
{
    private const string OddNumber = "@@number@@", OddString = "@@string@@", Odd = "@@odd@@";

    private static readonly string[] s_oddNumbers =
    [
        "0", "-1", "1", "7", "1.5", "1e308", "-1e308", "1e400", "1e-320", "2147483647", "2147483648", "-2147483648", "9223372036854775807",
        "9223372036854775808", "\"NaN\"", "\"Infinity\"", "\"-Infinity\"", "NaN",
    ];

    private static readonly string[] s_oddStrings =
    [
        "\"\"", "\"x\"", "\"-1\"", "\"NaN\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\u001b]0;x\\u0007\"", "\"0001-01-01T00:00:00\"",
        "\"10675199.02:48:05.4775807\"", "\"-00:00:01\"", "\"99:99:99\"", $"\"{new string('x', 100_000)}\"",
    ];

    private static readonly string[] s_odd =
    [
        "null", "true", "[]", "{}", "[null]", "[[]]", "{\"x\":null}", "[0,0,0,0,0,0]", "[2147483647,2147483647,1,1,1,1]",
        "[-1,-1,-1,-1,-1,-1]",
        "[\"0\",null]", new string('[', 200) + new string(']', 200),
    ];

    /// <summary>Damages a text.</summary>
    public static string Apply(string json, FuzzRandom random)
    {
        if (random.OneIn(8)) return Encoding.UTF8.GetString(ByteDamage.Apply(Encoding.UTF8.GetBytes(json), random));
        if (random.OneIn(40)) return random.Pick(s_odd);
        for (int times = 1 + random.Next(2); times > 0; times--) json = Once(json, random);
        return json;
    }

    private static string Once(string json, FuzzRandom random)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            return json;
        }

        var places = new List<JsonNode>();
        Collect(root, places);
        if (places.Count == 0) return json;
        Change(random.Pick(places), random);
        return root!.ToJsonString()
            .Replace($"\"{OddNumber}\"", random.Pick(s_oddNumbers), StringComparison.Ordinal)
            .Replace($"\"{OddString}\"", random.Pick(s_oddStrings), StringComparison.Ordinal)
            .Replace($"\"{Odd}\"", random.Pick(s_odd), StringComparison.Ordinal);
    }

    /// <summary>Mostly of the same type: others are refused before anybody looks at them.</summary>
    private static string MarkFor(JsonNode? value, FuzzRandom random) => random.OneIn(4) ? Odd : value?.GetValueKind() switch
    {
        JsonValueKind.Number => OddNumber,
        JsonValueKind.String => OddString,
        _ => Odd,
    };

    /// <summary>Objects and arrays; their members are what is changed.</summary>
    private static void Collect(JsonNode? node, List<JsonNode> places)
    {
        if (node is JsonObject { Count: > 0 } or JsonArray { Count: > 0 }) places.Add(node);
        IEnumerable<JsonNode?> below = node is JsonObject o ? o.Select(p => p.Value) : node is JsonArray a ? a : [];
        foreach (JsonNode? child in below) Collect(child, places);
    }

    private static void Change(JsonNode place, FuzzRandom random)
    {
        if (place is JsonObject members)
        {
            string key = random.Pick([.. members.Select(p => p.Key)]);
            if (random.OneIn(6)) members.Remove(key);
            else members[key] = MarkFor(members[key], random);
        }
        else if (place is JsonArray items)
        {
            int at = random.Next(items.Count);
            if (random.OneIn(4)) items.RemoveAt(at);
            else if (random.OneIn(4)) items.Add(items[at]?.DeepClone());
            else items[at] = MarkFor(items[at], random);
        }
    }
}
