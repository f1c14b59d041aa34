using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using Microsoft.Build.Framework;

namespace DigitTools.Packaging;

/// <summary>
/// A build task: packs files into a ZIP file that is the same whenever the files are: sorted, one fixed time. Compiled by MSBuild on
/// the fly, hence a file of its own without references to the project.
/// </summary>
public sealed class WriteZip : Microsoft.Build.Utilities.Task
{
    // ZIP has no times before 1980.
    private static readonly DateTimeOffset s_time = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The files; metadata TargetPath is the name inside.</summary>
    [Required]
    public ITaskItem[] Files { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>The file to write.</summary>
    [Required]
    public string Destination { get; set; } = "";

    /// <summary>Optimal, Fastest or NoCompression.</summary>
    public string Compression { get; set; } = nameof(CompressionLevel.Optimal);

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            var level = (CompressionLevel)Enum.Parse(typeof(CompressionLevel), Compression);
            var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (ITaskItem item in Files) files.Add(item.GetMetadata("TargetPath").Replace('\\', '/'), item.ItemSpec);
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(Destination))!);
            Write(files, level);
            return true;
        }
        catch (Exception e) when (e is IOException || e is UnauthorizedAccessException || e is ArgumentException)
        {
            Log.LogError("'{0}' could not be packed: {1}", Destination, e.Message);
            return false;
        }
    }

    private void Write(SortedDictionary<string, string> files, CompressionLevel level)
    {
        using (FileStream target = File.Create(Destination))
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create))
        {
            foreach (KeyValuePair<string, string> file in files)
            {
                ZipArchiveEntry entry = zip.CreateEntry(file.Key, level);
                entry.LastWriteTime = s_time;
                using (Stream content = entry.Open())
                using (FileStream source = File.OpenRead(file.Value))
                    source.CopyTo(content);
            }
        }
    }
}
