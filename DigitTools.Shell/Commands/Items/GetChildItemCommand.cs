using System.Collections.ObjectModel;
using System.IO.Enumeration;
using System.Management.Automation;

namespace DigitTools.Shell.Commands.Items;

/// <summary>Get-ChildItem: what lies in a folder, or in any other container.</summary>
[Cmdlet(VerbsCommon.Get, "ChildItem", DefaultParameterSetName = "Items")]
internal sealed class GetChildItemCommand : ProviderCommand
{
    private string? _filter;

    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Items")]
    [SupportsWildcards]
    public string[] Path { get; set; } = ["."];

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "LiteralItems")]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    [Parameter(Position = 1)]
    public string? Filter { get; set; }

    [Parameter]
    [Alias("s")]
    public SwitchParameter Recurse { get; set; }

    [Parameter]
    public uint Depth { get; set; } = uint.MaxValue;

    [Parameter]
    [Alias("af")]
    public SwitchParameter File { get; set; }

    [Parameter]
    [Alias("ad")]
    public SwitchParameter Directory { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void BeginProcessing() =>
        // The file system's own matcher, because -Filter has its rules and not those of PowerShell's wildcards.
        _filter = string.IsNullOrEmpty(Filter) ? null : FileSystemName.TranslateWin32Expression(Filter);

    protected override void ProcessRecord()
    {
        bool literal = ParameterSetName == "LiteralItems";
        bool recursive = Recurse || MyInvocation.BoundParameters.ContainsKey(nameof(Depth));
        foreach (string target in literal ? LiteralPath : Path)
        {
            if (!recursive)
                Write(Children(target, literal), leaf: null);
            else if (literal || !WildcardPattern.ContainsWildcardCharacters(target))
                WriteTree(literal ? target : WildcardPattern.Unescape(target));
            else
                WriteMatches(target);
        }
    }

    private Collection<PSObject>? Children(string target, bool literal) =>
        Try(() => InvokeProvider.ChildItem.Get([target], recurse: false, Force, literal));

    private void WriteTree(string target)
    {
        if (Try(() => InvokeProvider.Item.Get([target], force: true, literalPath: true)) is not { } items)
            return;
        if (items.Count > 0 && IsFolder(items[0]))
            Walk(target, leaf: null);
        else
            Write(items, leaf: null);
    }

    /// <summary>With -Recurse, wildcards at the end of a path select names at any depth.</summary>
    private void WriteMatches(string target)
    {
        string parent = SessionState.Path.ParseParent(target, root: "");
        var leaf = new WildcardPattern(SessionState.Path.ParseChildName(target), WildcardOptions.IgnoreCase);
        foreach (PathInfo root in Try(() => SessionState.Path.GetResolvedPSPathFromPSPath(parent.Length > 0 ? parent : ".")) ?? [])
            Walk(root.Path, leaf);
    }

    /// <summary>Folder by folder, because the provider's own recursion gives nothing at all when one folder can't be read.</summary>
    private void Walk(string root, WildcardPattern? leaf)
    {
        var open = new Stack<(string Path, uint Level)>();
        open.Push((root, 0));
        while (open.TryPop(out (string Path, uint Level) folder) && !Stopping)
        {
            if (Children(folder.Path, literal: true) is not { } children)
                continue;
            Write(children, leaf);
            if (folder.Level < Depth)
                // A link may lead back up.
                foreach (PSObject child in children.Where(child => IsFolder(child) && !IsLink(child)).Reverse())
                    open.Push((PathOf(child), folder.Level + 1));
        }
    }

    private void Write(IEnumerable<PSObject>? items, WildcardPattern? leaf)
    {
        foreach (PSObject item in items ?? [])
            if (IsWanted(item, leaf))
                WriteObject(item);
    }

    private bool IsWanted(PSObject item, WildcardPattern? leaf)
    {
        if (File != Directory && Directory != IsFolder(item))
            return false;
        if (leaf is null && _filter is null)
            return true;
        // Some providers, such as that of functions, do not tell the name of a child; the item itself does.
        string name = (item.Properties["PSChildName"] ?? item.Properties["Name"])?.Value as string ?? "";
        return leaf?.IsMatch(name) != false
            && (_filter is null || FileSystemName.MatchesWin32Expression(_filter, name, ignoreCase: true));
    }
}
