using System.Management.Automation;

namespace DigitTools.Shell.Commands;

/// <summary>Get-Member: the properties and methods of each kind of object that comes.</summary>
[Cmdlet(VerbsCommon.Get, "Member")]
internal sealed class GetMemberCommand : PSCmdlet
{
    private readonly HashSet<string> _seen = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    [SupportsWildcards]
    public string[] Name { get; set; } = ["*"];

    [Parameter]
    [Alias("Type")]
    public PSMemberTypes MemberType { get; set; } = PSMemberTypes.All;

    protected override void ProcessRecord()
    {
        if (InputObject is null || !_seen.Add(InputObject.TypeNames[0]))
            return;

        WildcardPattern[] patterns = Array.ConvertAll(Name, name => new WildcardPattern(name, WildcardOptions.IgnoreCase));
        IEnumerable<PSMemberInfo> members = InputObject.Members
            .Where(member => (member.MemberType & MemberType) != 0
                && !IsAccessor(member)
                && Array.Exists(patterns, pattern => pattern.IsMatch(member.Name)))
            .OrderBy(member => member.MemberType is PSMemberTypes.Method ? 0 : 1)
            .ThenBy(member => member.Name, StringComparer.CurrentCultureIgnoreCase);
        foreach (PSMemberInfo member in members)
            WriteObject(Record(InputObject.TypeNames[0], member));
    }

    /// <summary>The methods behind properties, which pwsh hides too.</summary>
    private static bool IsAccessor(PSMemberInfo member) =>
        member.MemberType == PSMemberTypes.Method
        && (member.Name.StartsWith("get_", StringComparison.Ordinal) || member.Name.StartsWith("set_", StringComparison.Ordinal));

    private static PSObject Record(string typeName, PSMemberInfo member)
    {
        var record = new PSObject();
        // The type name of pwsh: the engine has the table for it.
        record.TypeNames.Insert(0, "Microsoft.PowerShell.Commands.MemberDefinition");
        record.Properties.Add(new PSNoteProperty("TypeName", typeName));
        record.Properties.Add(new PSNoteProperty("Name", member.Name));
        record.Properties.Add(new PSNoteProperty("MemberType", member.MemberType));
        record.Properties.Add(new PSNoteProperty("Definition", member.ToString()));
        return record;
    }
}
