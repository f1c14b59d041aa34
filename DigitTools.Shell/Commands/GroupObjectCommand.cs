using System.Collections.ObjectModel;
using System.Management.Automation;

namespace DigitTools.Shell.Commands;

/// <summary>Group-Object: the objects with equal values of the properties, groups in the order of their names.</summary>
[Cmdlet("Group", "Object")]
internal sealed class GroupObjectCommand : PSCmdlet
{
    private readonly List<PSObject> _objects = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object[]? Property { get; set; }

    [Parameter]
    public SwitchParameter NoElement { get; set; }

    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is not null)
            _objects.Add(InputObject);
    }

    protected override void EndProcessing()
    {
        PropertyArgument[] properties = PropertyArgument.Parse(Property);
        var comparer = new ValueComparer(CaseSensitive);
        IComparer<object?[]> order = Comparer<object?[]>.Create((x, y) =>
        {
            for (int i = 0; i < x.Length; i++)
                if (comparer.Compare(x[i], y[i]) is var result and not 0)
                    return result;
            return 0;
        });

        var groups = new SortedDictionary<object?[], Collection<PSObject>>(order);
        foreach (PSObject item in _objects)
        {
            object?[] key = properties.Length == 0 ? [item.BaseObject] : Array.ConvertAll(properties, property => property.ReadFirst(item));
            if (!groups.TryGetValue(key, out Collection<PSObject>? members))
                groups.Add(key, members = []);
            members.Add(item);
        }

        foreach ((object?[] key, Collection<PSObject> members) in groups)
            WriteObject(Record(key, members));
    }

    private PSObject Record(object?[] key, Collection<PSObject> members)
    {
        var record = new PSObject();
        // The type name of pwsh: the engine has the table for it.
        record.TypeNames.Insert(0, "Microsoft.PowerShell.Commands.GroupInfo" + (NoElement ? "NoElement" : ""));
        record.Properties.Add(new PSNoteProperty("Count", members.Count));
        record.Properties.Add(new PSNoteProperty("Name", string.Join(", ", key.Select(value => LanguagePrimitives.ConvertTo<string>(value)))));
        if (!NoElement)
            record.Properties.Add(new PSNoteProperty("Group", members));
        record.Properties.Add(new PSNoteProperty("Values", key));
        return record;
    }
}
