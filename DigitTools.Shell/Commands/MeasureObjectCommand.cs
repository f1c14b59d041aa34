using System.Globalization;
using System.Management.Automation;

namespace DigitTools.Shell.Commands;

/// <summary>Measure-Object for numbers: count, sum, mean, extremes and sample standard deviation.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "Object")]
internal sealed class MeasureObjectCommand : PSCmdlet
{
    private readonly List<PSObject> _objects = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object[]? Property { get; set; }

    [Parameter]
    public SwitchParameter Sum { get; set; }

    [Parameter]
    public SwitchParameter Average { get; set; }

    [Parameter]
    public SwitchParameter Maximum { get; set; }

    [Parameter]
    public SwitchParameter Minimum { get; set; }

    [Parameter]
    public SwitchParameter StandardDeviation { get; set; }

    [Parameter]
    public SwitchParameter AllStats { get; set; }

    private bool NeedsNumbers => Sum || Average || Maximum || Minimum || StandardDeviation || AllStats;

    protected override void ProcessRecord()
    {
        if (InputObject is not null)
            _objects.Add(InputObject);
    }

    protected override void EndProcessing()
    {
        PropertyArgument[] properties = PropertyArgument.Parse(Property);
        if (properties.Length == 0)
        {
            Measure(name: null, _objects.Select(item => (object?)item.BaseObject));
            return;
        }

        foreach (PropertyArgument property in properties)
        {
            object?[] values = _objects.SelectMany(item => property.Read(item)).Select(result => result.Value).Where(value => value is not null).ToArray();
            if (values.Length == 0)
                WriteError(new ErrorRecord(
                    new PSArgumentException($"The property \"{property.Text}\" cannot be found in the input for any objects."),
                    "GenericMeasurePropertyNotFound", ErrorCategory.InvalidArgument, targetObject: null));
            else
                Measure(property.Text, values);
        }
    }

    private void Measure(string? name, IEnumerable<object?> values)
    {
        var numbers = new List<double>();
        int count = 0;
        foreach (object? value in values)
        {
            if (NeedsNumbers && !TryNumber(value, numbers))
                continue;
            count++;
        }

        if (count == 0 && NeedsNumbers)
            return;

        double mean = NeedsNumbers ? numbers.Average() : 0;
        var record = new PSObject();
        // The type name of pwsh: the engine has the list view for it.
        record.TypeNames.Insert(0, "Microsoft.PowerShell.Commands.GenericMeasureInfo");
        Add("Count", true, count);
        Add("Average", Average, mean);
        Add("Sum", Sum, numbers.Sum());
        Add("Maximum", Maximum, numbers.DefaultIfEmpty().Max());
        Add("Minimum", Minimum, numbers.DefaultIfEmpty().Min());
        Add("StandardDeviation", StandardDeviation, count > 1 ? Math.Sqrt(numbers.Sum(x => (x - mean) * (x - mean)) / (count - 1)) : 0);
        Add("Property", true, name);
        WriteObject(record);

        void Add(string property, bool wanted, object? value) =>
            record.Properties.Add(new PSNoteProperty(property, wanted || (AllStats && NeedsNumbers) ? value : null));
    }

    private bool TryNumber(object? value, List<double> numbers)
    {
        if (LanguagePrimitives.TryConvertTo(value, CultureInfo.CurrentCulture, out double number) && value is not bool)
        {
            numbers.Add(number);
            return true;
        }

        WriteError(new ErrorRecord(
            new PSArgumentException($"Input object \"{value}\" is not numeric."), "NonNumericInputObject", ErrorCategory.InvalidType, value));
        return false;
    }
}
