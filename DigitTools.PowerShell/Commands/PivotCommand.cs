using System.Management.Automation;
using DigitTools.Core.Tables;
using DigitTools.Support;

namespace DigitTools.Commands;

/// <summary>What the cmdlets share that put pictures into rows and columns.</summary>
public abstract class PivotCommand : PictureRowCommand
{
    private readonly List<PivotEntry> _entries = [];

    /// <summary>The properties that a row of the table is known by.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(PropertyCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] GroupBy { get; set; } = ["Directory"];

    /// <summary>The property that a column of the table is known by.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(PropertyCompleter))]
    [ValidateNotNullOrEmpty]
    public string Column { get; set; } = "Name";

    /// <summary>The property that stands in the cells, whatever the status; default: the digit or the text that was recognized.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(PropertyCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Value { get; set; }

    /// <summary>Puts the likeliest reading into cells whose pictures were not recognized.</summary>
    [Parameter]
    public SwitchParameter BestGuess { get; set; }

    /// <summary>Each property once, whatever its case.</summary>
    private protected string[] Groups => field ??= [.. GroupBy.Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Keeps a picture for the table.</summary>
    private protected void Collect(PSObject given, PictureRow row)
    {
        string?[] named = [.. Groups, Column, Value];
        if (Array.Find(named, name => name is not null && given.Properties[name] is null && !PictureRow.IsDerived(name)) is { } missing)
            ThrowTerminatingError(ErrorRecords.PropertyNotFound(missing, given));
        object? value = Value is not null ? row.ValueOf(Value) : row.Reading ?? (BestGuess && row.IsDoubtful ? row.BestGuess : null);
        bool isDoubtful = Value is null && row.IsDoubtful;
        _entries.Add(new PivotEntry(row.Path, [.. Groups.Select(row.ValueOf)], row.ValueOf(Column), value, isDoubtful));
    }

    /// <summary>The table of all pictures that were kept.</summary>
    private protected PivotTable Table()
    {
        var table = PivotTable.Of(_entries, Groups, Column, Value);
        if (table.Joined > 0) WriteWarning(Text.Format(Strings.WarningCellsJoined, table.Joined, table.DoubtfulName));
        return table;
    }
}
