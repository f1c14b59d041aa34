using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigitTools.Core.Preprocessing;

/// <summary>The file <c>reading-trust.json</c>.</summary>
/// <remarks>Generated at build time: a program that was trimmed has no reflection over JSON.</remarks>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Dictionary<string, TrustNetwork>), TypeInfoPropertyName = "Networks")]
internal sealed partial class TrustJson : JsonSerializerContext;
