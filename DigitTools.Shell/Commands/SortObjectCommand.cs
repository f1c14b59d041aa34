using System.Management.Automation;

namespace DigitTools.Shell.Commands;

/// <summary>Sort-Object, stable: objects with equal keys keep their order.</summary>
[Cmdlet("Sort", "Object")]
internal sealed class SortObjectCommand : PSCmdlet
{
    private readonly List<PSObject> _objects = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object[]? Property { get; set; }

    [Parameter]
    public SwitchParameter Descending { get; set; }

    [Parameter]
    public SwitchParameter Unique { get; set; }

    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Top { get; set; }

    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Bottom { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is not null)
            _objects.Add(InputObject);
    }

    protected override void EndProcessing()
    {
        PropertyArgument[] properties = PropertyArgument.Parse(Property);
        var comparer = new ValueComparer(CaseSensitive);
        Entry[] entries = _objects.Select(item => new Entry(item, Keys(item, properties))).ToArray();
        IEnumerable<Entry> sorted = entries.Order(Comparer<Entry>.Create(Compare));
        if (Unique)
            sorted = WithoutRepeats(sorted);
        if (MyInvocation.BoundParameters.ContainsKey(nameof(Top)))
            sorted = sorted.Take(Top);
        if (MyInvocation.BoundParameters.ContainsKey(nameof(Bottom)))
            sorted = sorted.TakeLast(Bottom);
        foreach (Entry entry in sorted)
            WriteObject(entry.Item);

        int Compare(Entry x, Entry y)
        {
            for (int i = 0; i < x.Keys.Length; i++)
            {
                int order = comparer.Compare(x.Keys[i], y.Keys[i]);
                if (order != 0)
                    return (i < properties.Length ? properties[i].Descending : null) ?? Descending ? -order : order;
            }

            return 0;
        }

        IEnumerable<Entry> WithoutRepeats(IEnumerable<Entry> items)
        {
            Entry? previous = null;
            foreach (Entry item in items)
            {
                if (previous is null || Compare(previous, item) != 0)
                    yield return item;
                previous = item;
            }
        }
    }

    private static object?[] Keys(PSObject item, PropertyArgument[] properties) =>
        properties.Length == 0 ? [item.BaseObject] : Array.ConvertAll(properties, property => property.ReadFirst(item));

    private sealed record Entry(PSObject Item, object?[] Keys);
}
