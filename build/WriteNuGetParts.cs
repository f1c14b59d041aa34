using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Build.Framework;

namespace DigitTools.Packaging;

/// <summary>
/// A build task: writes what makes a ZIP file a NuGet package, the nuspec and the two parts of the packaging convention. For a module
/// it says in tags, as the PowerShell Gallery does, which commands and editions there are. Compiled by MSBuild on the fly, hence a file of
/// its own without references to the project.
/// </summary>
public sealed class WriteNuGetParts : Microsoft.Build.Utilities.Task
{
    private static readonly XNamespace s_nuspec = "http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd";
    private static readonly XNamespace s_types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace s_relations = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>Id of the package.</summary>
    [Required]
    public string Id { get; set; } = "";

    /// <summary>Version of the package.</summary>
    [Required]
    public string Version { get; set; } = "";

    /// <summary>Names of all files inside.</summary>
    [Required]
    public string[] Names { get; set; } = Array.Empty<string>();

    /// <summary>The module's manifest: it has author, copyright, description, tags and commands.</summary>
    [Required]
    public string ModuleManifest { get; set; } = "";

    /// <summary>Description in place of the module's, for a package that is no module.</summary>
    public string Description { get; set; } = "";

    /// <summary>Folder to write to.</summary>
    [Required]
    public string Destination { get; set; } = "";

    /// <summary>What was written; metadata TargetPath is the name inside.</summary>
    [Output]
    public ITaskItem[] Parts { get; set; } = Array.Empty<ITaskItem>();

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            string manifest = File.ReadAllText(ModuleManifest);
            bool isModule = Description.Length == 0;
            string stated = Value(manifest, "ModuleVersion");
            if (isModule && stated != Version)
                throw new InvalidDataException("its ModuleVersion is " + stated + " and the build's version " + Version + ".");
            Directory.CreateDirectory(Destination);
            Parts = new ITaskItem[]
            {
                Write(Id + ".nuspec", Nuspec(manifest, isModule)),
                Write("[Content_Types].xml", Types()),
                Write("_rels/.rels", Relations()),
            };
            return true;
        }
        catch (Exception e) when (e is IOException || e is UnauthorizedAccessException || e is InvalidDataException)
        {
            Log.LogError("The package {0} could not be described from '{1}': {2}", Id, ModuleManifest, e.Message);
            return false;
        }
    }

    private XDocument Nuspec(string manifest, bool isModule)
    {
        var tags = new List<string>();
        if (isModule)
        {
            tags.Add("PSModule");
            tags.AddRange(Values(manifest, "Tags"));
            tags.Add("PSIncludes_Cmdlet");
            foreach (string command in Values(manifest, "CmdletsToExport")) tags.Add("PSCmdlet_" + command);
            foreach (string command in Values(manifest, "CmdletsToExport")) tags.Add("PSCommand_" + command);
        }
        else
        {
            tags.Add("DigitTools");
            tags.Add("libtorch");
        }

        return new XDocument(new XElement(s_nuspec + "package", new XElement(
            s_nuspec + "metadata",
            Field("id", Id),
            Field("version", Version),
            Field("authors", Value(manifest, "Author")),
            Field("owners", Value(manifest, "CompanyName")),
            Field("requireLicenseAcceptance", "false"),
            new XElement(s_nuspec + "license", new XAttribute("type", "file"), "LICENSE"),
            Field("description", isModule ? Value(manifest, "Description") : Description),
            Field("releaseNotes", Value(manifest, "ReleaseNotes")),
            Field("copyright", Value(manifest, "Copyright")),
            Field("tags", string.Join(" ", tags)))));
    }

    private XDocument Types()
    {
        XElement relations = Type("Default", "Extension", "rels", "application/vnd.openxmlformats-package.relationships+xml");
        var root = new XElement(s_types + "Types", relations);
        var extensions = new SortedSet<string>(StringComparer.OrdinalIgnoreCase) { "nuspec" };
        var bare = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string name in Names)
        {
            string extension = Path.GetExtension(name).TrimStart('.');
            if (extension.Length > 0) extensions.Add(extension);
            else bare.Add("/" + name.Replace('\\', '/'));
        }

        foreach (string extension in extensions) root.Add(Type("Default", "Extension", extension, "application/octet"));
        foreach (string name in bare) root.Add(Type("Override", "PartName", name, "application/octet"));
        return new XDocument(root);
    }

    private XDocument Relations() => new XDocument(new XElement(s_relations + "Relationships", new XElement(
        s_relations + "Relationship",
        new XAttribute("Type", "http://schemas.microsoft.com/packaging/2010/07/manifest"),
        new XAttribute("Target", "/" + Id + ".nuspec"),
        new XAttribute("Id", "manifest"))));

    private static XElement Type(string element, string key, string value, string type) =>
        new XElement(s_types + element, new XAttribute(key, value), new XAttribute("ContentType", type));

    private static XElement Field(string name, string value) => new XElement(s_nuspec + name, value);

    private Microsoft.Build.Utilities.TaskItem Write(string name, XDocument document)
    {
        string path = Path.Combine(Destination, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string text = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + document.ToString().Replace("\r\n", "\n") + "\n";
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return new Microsoft.Build.Utilities.TaskItem(path, new Dictionary<string, string> { ["TargetPath"] = name });
    }

    private static string Value(string manifest, string key)
    {
        Match match = Regex.Match(manifest, @"^\s*" + key + @"\s*=\s*'((?:[^']|'')*)'", RegexOptions.Multiline);
        return match.Success ? match.Groups[1].Value.Replace("''", "'") : throw new InvalidDataException("it has no " + key + ".");
    }

    private static List<string> Values(string manifest, string key)
    {
        Match match = Regex.Match(manifest, @"^\s*" + key + @"\s*=\s*@\(([^)]*)\)", RegexOptions.Multiline);
        if (!match.Success) throw new InvalidDataException("it has no list " + key + ".");
        var values = new List<string>();
        foreach (Match value in Regex.Matches(match.Groups[1].Value, "'([^']*)'")) values.Add(value.Groups[1].Value);
        return values;
    }
}
