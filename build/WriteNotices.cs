#nullable enable
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using Microsoft.Build.Framework;

namespace DigitTools.Packaging;

/// <summary>
/// A build task: writes THIRD-PARTY-NOTICES.txt from the restored packages: for each its authors, licence and address, then the
/// texts that it brings. A package without a text gets that of its licence from a folder; where there is none either, the task fails, so
/// that a person looks at it. Compiled by MSBuild on the fly, hence a file of its own without references to the project.
/// </summary>
public sealed class WriteNotices : Microsoft.Build.Utilities.Task
{
    private const string Rule = "================================================================================\n";

    /// <summary>How files with a licence or a notice are called, without hyphens.</summary>
    private static readonly string[] s_starts = { "LICENSE", "NOTICE", "THIRDPARTYNOTICE" };

    private readonly Dictionary<string, string> _seen = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The packages that ship; metadata Version.</summary>
    [Required]
    public ITaskItem[] Packages { get; set; } = Array.Empty<ITaskItem>();

    /// <summary>Folder of restored packages.</summary>
    [Required]
    public string PackageRoot { get; set; } = "";

    /// <summary>
    /// Folder with the text of each licence that packages name without bringing it, MIT.txt ..., and of packages that name none, by
    /// their id.
    /// </summary>
    [Required]
    public string LicenceFolder { get; set; } = "";

    /// <summary>Text about what ships and is no package.</summary>
    public string Preamble { get; set; } = "";

    /// <summary>The file to write.</summary>
    [Required]
    public string Destination { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            var packages = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (ITaskItem item in Packages) packages[item.ItemSpec] = item.GetMetadata("Version");
            var text = new StringBuilder(Preamble.Length > 0 ? Normal(File.ReadAllText(Preamble)) : "");
            foreach (KeyValuePair<string, string> package in packages) Append(text, package.Key, package.Value);
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(Destination))!);
            File.WriteAllText(Destination, text.ToString());
            return true;
        }
        catch (Exception e) when (e is IOException || e is UnauthorizedAccessException
            || e is InvalidDataException || e is System.Xml.XmlException)
        {
            Log.LogError("'{0}' could not be written: {1}", Destination, e.Message);
            return false;
        }
    }

    private void Append(StringBuilder text, string id, string version)
    {
        string folder = Path.Combine(PackageRoot, id.ToLowerInvariant(), version);
        XElement package = XDocument.Load(Path.Combine(folder, id.ToLowerInvariant() + ".nuspec")).Root!;
        XElement metadata = package.Elements().First(e => e.Name.LocalName == "metadata");
        string Field(string name)
        {
            foreach (XElement element in metadata.Elements()) if (element.Name.LocalName == name) return element.Value.Trim();
            return "";
        }

        string licence = Field("license"), copyright = Field("copyright");
        text.Append(Rule).Append(id).Append(' ').Append(version).Append('\n').Append(Rule);
        text.Append("Authors: ").Append(Field("authors")).Append('\n');
        if (copyright.Length > 0) text.Append("Copyright: ").Append(copyright).Append('\n');
        text.Append("Licence: ").Append(IsFile(metadata) || licence.Length == 0 ? "see below" : licence).Append('\n');
        if (Field("projectUrl").Length > 0) text.Append("Project: ").Append(Field("projectUrl")).Append('\n');

        List<string> files = TextsIn(folder);
        if (files.Count == 0)
        {
            // One that names no licence, but a page with it, has a text of its own here.
            string own = Path.Combine(LicenceFolder, (licence.Length > 0 ? licence : id) + ".txt");
            if (!File.Exists(own))
            {
                throw new InvalidDataException(
                    "the package " + id + " brings no text of its licence '" + licence + "', and there is no " + own + ".");
            }

            text.Append('\n').Append(Normal(File.ReadAllText(own)).Replace("{copyright}", copyright));
        }

        foreach (string file in files) AppendText(text, Normal(File.ReadAllText(file)), id + ", " + Path.GetFileName(file));
        text.Append('\n');
    }

    private static bool IsFile(XElement metadata) =>
        metadata.Elements().Any(e => e.Name.LocalName == "license" && e.Attribute("type")?.Value == "file");

    private void AppendText(StringBuilder text, string content, string name)
    {
        // Packages of one project bring the same hundred pages.
        if (_seen.TryGetValue(content, out string? first))
        {
            text.Append("\nThe same text as in ").Append(first).Append(".\n");
            return;
        }

        _seen.Add(content, name);
        text.Append('\n').Append(content);
    }

    private static List<string> TextsIn(string folder)
    {
        var files = new List<string>();
        string notices = Path.Combine(folder, "Notices");
        foreach (string place in new[] { folder, notices })
        {
            if (!Directory.Exists(place)) continue;
            foreach (string file in Directory.GetFiles(place))
            {
                string name = Path.GetFileName(file).ToUpperInvariant().Replace("-", "");
                if (Array.Exists(s_starts, start => name.StartsWith(start, StringComparison.Ordinal))) files.Add(file);
            }
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }

    private static string Normal(string text) => text.Replace("\r\n", "\n").TrimEnd() + "\n";
}
