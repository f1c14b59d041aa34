#nullable enable
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Build.Framework;

namespace DigitTools.Packaging;

/// <summary>
/// A build task: copies the pages of Markdown that ship. A link to what doesn't ship, a source file or a page for developers, becomes its
/// own words, and a row of a table that begins with such a link is left out, so that no link of the package leads nowhere. Compiled by
/// MSBuild on the fly, hence a file of its own without references to the project.
/// </summary>
public sealed class WriteDocuments : Microsoft.Build.Utilities.Task
{
    private static readonly Regex s_link = new Regex(@"!?\[([^\]]*)\]\(([^)\s#]*)(#[^)\s]*)?\)");
    private static readonly Regex s_row = new Regex(@"^\| \[[^\]]*\]\(([^)\s#]*)(#[^)\s]*)?\) \|");

    private readonly HashSet<string> _ships = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The pages; metadata TargetPath, their place in the package.</summary>
    [Required]
    public ITaskItem[] Pages { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>Everything else that ships; metadata TargetPath.</summary>
    [Required]
    public ITaskItem[] Files { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>Folder that the pages are written to, at their places.</summary>
    [Required]
    public string Destination { get; set; } = "";

    /// <summary>The pages as they were written, with their places.</summary>
    [Output]
    public ITaskItem[] Written { get; set; } = Array.Empty<ITaskItem>();

    /// <inheritdoc/>
    public override bool Execute()
    {
        foreach (string path in Pages.Concat(Files).Select(Place))
        {
            // Its folders may be linked to as well.
            for (string? part = path; !string.IsNullOrEmpty(part); part = Path.GetDirectoryName(part)?.Replace('\\', '/'))
                _ships.Add(part!);
        }

        Written = Pages.Select(Write).ToArray();
        return !Log.HasLoggedErrors;
    }

    private static string Place(ITaskItem item) => item.GetMetadata("TargetPath").Replace('\\', '/');

    private ITaskItem Write(ITaskItem page)
    {
        string place = Place(page), destination = Path.Combine(Destination, place);
        IEnumerable<string> lines = File.ReadAllText(page.ItemSpec).Replace("\r", "").Split('\n')
            .Where(line => !(s_row.Match(line) is { Success: true } row) || Ships(place, row.Groups[1].Value))
            .Select(line => s_link.Replace(line, link => Ships(place, link.Groups[2].Value) ? link.Value : link.Groups[1].Value));
        Directory.CreateDirectory(Path.GetDirectoryName(destination)!);
        File.WriteAllText(destination, string.Join("\n", lines), new UTF8Encoding(false));
        return new Microsoft.Build.Utilities.TaskItem(destination, new Dictionary<string, string> { ["TargetPath"] = place });
    }

    private bool Ships(string page, string link)
    {
        if (link.Length == 0 || Uri.IsWellFormedUriString(link, UriKind.Absolute)) return true;
        var parts = new List<string>(page.Split('/'));
        parts.RemoveAt(parts.Count - 1);
        foreach (string part in link.Split('/'))
        {
            if (part == ".." && parts.Count == 0) return false;
            if (part == "..") parts.RemoveAt(parts.Count - 1);
            else if (part.Length > 0 && part != ".") parts.Add(part);
        }

        return _ships.Contains(string.Join("/", parts));
    }
}
