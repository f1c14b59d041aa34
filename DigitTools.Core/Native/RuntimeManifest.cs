using System.Text.Json;

namespace DigitTools.Core.Native;

/// <summary>
/// What the training runtime consists of, file by file with its checksums. The package holds it, and so does the module that was
/// packed with it: who changes a file of the package, or its manifest, meets a module that knows better.
/// </summary>
internal sealed class RuntimeManifest
{
    /// <summary>Name of the file, in the package, in the module's library folder, and beside the installed files.</summary>
    public const string FileName = "training-runtime.json";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private readonly byte[] _content;

    private RuntimeManifest(byte[] content, Json json)
    {
        _content = content;
        Version = json.Version;
        Platform = json.Platform;
        Files = json.Files;
        Size = json.Files.Sum(f => f.Size);
    }

    /// <summary>Version of the runtime: that of TorchSharp, which the module was built for.</summary>
    public string Version { get; }

    /// <summary>The platform, as packages name it: <c>linux-x64</c>.</summary>
    public string Platform { get; }

    /// <summary>All files that are installed.</summary>
    public IReadOnlyList<RuntimeFile> Files { get; }

    /// <summary>Bytes of all files together.</summary>
    public long Size { get; }

    /// <summary>Id of the package on a feed.</summary>
    public string PackageId => $"DigitTools.TrainingRuntime.{Platform}";

    /// <summary>Name of the package's file.</summary>
    public string PackageFileName => $"{PackageId}.{Version}.nupkg";

    /// <summary>
    /// What this copy of the module accepts; null if it was built for one machine and not packed, or if its platform has no runtime.
    /// </summary>
    public static RuntimeManifest? Expected { get; } = OfModule(NativeFolder.Library);

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="FormatException">It isn't one; the message says why.</exception>
    public static RuntimeManifest Parse(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        try
        {
            Json json = JsonSerializer.Deserialize<Json>(content, s_json) ?? throw new FormatException($"{FileName} is empty.");
            // A name with a folder would be written outside of the folder that is meant.
            if (json.Files.FirstOrDefault(f => f.Name.Length == 0 || f.Name.AsSpan().ContainsAny("/\\:") || f.Name[0] == '.') is { } file)
                throw new FormatException($"{FileName} names the file '{file.Name}'.");
            return new RuntimeManifest(content, json);
        }
        catch (JsonException e)
        {
            throw new FormatException($"{FileName} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Whether another manifest says the same, byte for byte.</summary>
    public bool Equals(ReadOnlySpan<byte> other) => other.SequenceEqual(_content);

    /// <summary>Whether the files of exactly this manifest were installed into a folder.</summary>
    public bool IsInstalledIn(string folder)
    {
        string file = Path.Combine(folder, FileName);
        try
        {
            return File.Exists(file) && Equals(File.ReadAllBytes(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Writes the manifest beside the files; they count as installed from then on.</summary>
    internal void WriteTo(string folder) => File.WriteAllBytes(Path.Combine(folder, FileName), _content);

    internal static RuntimeManifest? OfModule(string library)
    {
        string file = Path.Combine(library, FileName);
        return File.Exists(file) ? Parse(File.ReadAllBytes(file)) : null;
    }

    private sealed record Json(string Version, string Platform, RuntimeFile[] Files);
}
