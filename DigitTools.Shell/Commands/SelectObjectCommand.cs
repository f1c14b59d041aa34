using System.Management.Automation;

namespace DigitTools.Shell.Commands;

/// <summary>Select-Object: some of the objects, or some of their properties.</summary>
[Cmdlet(VerbsCommon.Select, "Object", DefaultParameterSetName = "Property")]
internal sealed class SelectObjectCommand : PSCmdlet
{
    private readonly Queue<PSObject> _last = new();
    private readonly List<PSObject> _seen = [];
    private PropertyArgument[] _properties = [];
    private PropertyArgument[] _excluded = [];
    private int _skipped;
    private int _written;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object[]? Property { get; set; }

    [Parameter]
    public string[]? ExcludeProperty { get; set; }

    [Parameter]
    public string? ExpandProperty { get; set; }

    [Parameter]
    public SwitchParameter Unique { get; set; }

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int First { get; set; }

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Last { get; set; }

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Skip { get; set; }

    private bool HasFirst => MyInvocation.BoundParameters.ContainsKey(nameof(First));

    private bool HasLast => MyInvocation.BoundParameters.ContainsKey(nameof(Last));

    protected override void BeginProcessing()
    {
        _properties = PropertyArgument.Parse(Property);
        if (ExcludeProperty is not null)
            _excluded = PropertyArgument.Parse(ExcludeProperty);
        // As in pwsh, leaving properties out without naming any keeps all others.
        if (_excluded.Length > 0 && _properties.Length == 0)
            _properties = [PropertyArgument.Parse("*")];
    }

    protected override void ProcessRecord()
    {
        if (InputObject is null)
            return;
        if (!HasLast && _skipped < Skip)
        {
            _skipped++;
            return;
        }

        if (!HasFirst && !HasLast)
        {
            Emit(InputObject);
            return;
        }

        if (HasFirst && _written < First)
        {
            _written++;
            Emit(InputObject);
        }
        else if (HasLast && Last + Skip > 0)
        {
            _last.Enqueue(InputObject);
            if (_last.Count > Last + Skip)
                _last.Dequeue();
        }

        // With nothing more to come out, the commands before this one need not go on.
        if (HasFirst && !HasLast && _written >= First)
            throw EngineInternals.StopUpstream(this);
    }

    protected override void EndProcessing()
    {
        // -Skip counts from the end when -Last does.
        for (int count = Math.Min(Last, _last.Count - Skip); count > 0; count--)
            Emit(_last.Dequeue());
    }

    private void Emit(PSObject input)
    {
        PSObject result = _properties.Length == 0 ? input : Project(input);
        if (ExpandProperty is null)
        {
            Write(result);
            return;
        }

        (string Name, object? Value)[] values = PropertyArgument.Parse(ExpandProperty).Read(input).ToArray();
        if (values.Length == 0)
        {
            WriteError(new ErrorRecord(
                new PSArgumentException($"Property \"{ExpandProperty}\" cannot be found."), "ExpandPropertyNotFound", ErrorCategory.InvalidArgument, input));
            return;
        }

        foreach ((_, object? value) in values)
        {
            System.Collections.IEnumerable? items = value is null ? null : LanguagePrimitives.GetEnumerable(value);
            if (items is null)
                Write(Expanded(value, result));
            else
                foreach (object? item in items)
                    Write(Expanded(item, result));
        }
    }

    /// <summary>With -Property beside -ExpandProperty, those properties are put on a copy of each value.</summary>
    private PSObject? Expanded(object? value, PSObject properties)
    {
        if (value is null)
            return null;
        if (_properties.Length == 0)
            return PSObject.AsPSObject(value);

        PSObject copy = PSObject.AsPSObject(value).Copy();
        foreach (PSPropertyInfo property in properties.Properties)
            copy.Properties.Add(new PSNoteProperty(property.Name, property.Value));
        return copy;
    }

    private PSObject Project(PSObject input)
    {
        var result = new PSObject();
        foreach (PropertyArgument argument in _properties)
        {
            (string Name, object? Value)[] values = argument.Read(input).ToArray();
            // A name that this object lacks becomes an empty property, so that all results have the same ones.
            if (values.Length == 0 && !argument.HasWildcards)
                values = [(argument.Text, null)];
            foreach ((string name, object? value) in values)
                if (result.Properties[name] is null && !IsExcluded(name))
                    result.Properties.Add(new PSNoteProperty(name, value));
        }

        result.TypeNames.Insert(0, "Selected." + input.TypeNames[0]);
        return result;
    }

    private bool IsExcluded(string name) =>
        Array.Exists(_excluded, argument => new WildcardPattern(argument.Text, WildcardOptions.IgnoreCase).IsMatch(name));

    private void Write(PSObject? value)
    {
        if (Unique && value is not null)
        {
            if (_seen.Exists(other => ValueComparer.SameValues(other, value)))
                return;
            _seen.Add(value);
        }

        WriteObject(value);
    }
}
