using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Build.Framework;

namespace DigitTools.Packaging;

/// <summary>
/// A build task: writes the manifest of the training runtime, with the size and the SHA-256 of each file. Compiled by MSBuild on the
/// fly, hence a file of its own without references to the project.
/// </summary>
public sealed class WriteRuntimeManifest : Microsoft.Build.Utilities.Task
{
    /// <summary>All files of the runtime.</summary>
    [Required]
    public ITaskItem[] Files { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>Version of the runtime.</summary>
    [Required]
    public string Version { get; set; } = "";

    /// <summary>The platform, as packages name it.</summary>
    [Required]
    public string Platform { get; set; } = "";

    /// <summary>The file to write.</summary>
    [Required]
    public string Destination { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            var lines = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (ITaskItem item in Files)
            {
                string name = Path.GetFileName(item.ItemSpec);
                long size = new FileInfo(item.ItemSpec).Length;
                string sha256 = Sha256(item.ItemSpec);
                lines.Add(name, "    { \"name\": \"" + name + "\", \"size\": " + size + ", \"sha256\": \"" + sha256 + "\" }");
            }

            var json = new StringBuilder();
            json.Append("{\n  \"version\": \"").Append(Version).Append("\",\n");
            json.Append("  \"platform\": \"").Append(Platform).Append("\",\n");
            json.Append("  \"files\": [\n");
            json.Append(string.Join(",\n", lines.Values)).Append("\n  ]\n}\n");
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(Destination))!);
            File.WriteAllText(Destination, json.ToString());
            return true;
        }
        catch (Exception e) when (e is IOException || e is UnauthorizedAccessException || e is ArgumentException)
        {
            Log.LogError("'{0}' could not be written: {1}", Destination, e.Message);
            return false;
        }
    }

    private static string Sha256(string path)
    {
        using (var sha = SHA256.Create())
        using (FileStream file = File.OpenRead(path))
            return BitConverter.ToString(sha.ComputeHash(file)).Replace("-", "").ToLowerInvariant();
    }
}
