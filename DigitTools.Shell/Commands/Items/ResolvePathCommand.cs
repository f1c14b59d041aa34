using System.Management.Automation;

namespace DigitTools.Shell.Commands.Items;

/// <summary>Resolve-Path: the paths of what is there.</summary>
[Cmdlet(VerbsDiagnostic.Resolve, "Path", DefaultParameterSetName = PathSet)]
internal sealed class ResolvePathCommand : PathCommand
{
    [Parameter]
    public SwitchParameter Relative { get; set; }

    protected override void Process(string target)
    {
        string pattern = IsLiteral ? WildcardPattern.Escape(target) : target;
        foreach (PathInfo found in Try(() => SessionState.Path.GetResolvedPSPathFromPSPath(pattern)) ?? [])
            WriteObject(Relative ? RelativePath(found) : found);
    }

    /// <summary>As in pwsh, a relative path says so, and can't be taken for the name of a command.</summary>
    private string RelativePath(PathInfo path)
    {
        string name = SessionState.Path.NormalizeRelativePath(path.Path, SessionState.Path.CurrentLocation.Path);
        return name.StartsWith('.') || System.IO.Path.IsPathRooted(name) ? name : SessionState.Path.Combine(".", name);
    }
}
