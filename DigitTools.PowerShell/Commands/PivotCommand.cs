using System.Management.Automation;
using DigitTools.Core.Tables;
using DigitTools.Support;

namespace DigitTools.Commands;

/// <summary>What the cmdlets share that put pictures into rows and columns.</summary>
public abstract class PivotCommand : PictureRowCommand
{
    private readonly List<PivotEntry> _entries = [];
    private PivotKeys? _keys;

    /// <summary>The properties that a row of the table is known by; default: those that fit what comes.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(PropertyCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? GroupBy { get; set; }

    /// <summary>The property that a column of the table is known by; default: the one that fits what comes.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(PropertyCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Column { get; set; }

    /// <summary>The property that stands in the cells, whatever the status; default: the digit or the text that was recognized.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(PropertyCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Value { get; set; }

    /// <summary>Puts the likeliest reading into cells whose pictures were not recognized.</summary>
    [Parameter]
    public SwitchParameter BestGuess { get; set; }

    /// <summary>Keeps a picture for the table.</summary>
    private protected void Collect(PSObject given, PictureRow row)
    {
        _keys ??= PivotKeys.Of(row, GroupBy, Column);
        string?[] named = [.. _keys.Groups, _keys.Column, Value];
        if (Array.Find(named, name => name is not null && given.Properties[name] is null && !PictureRow.IsDerived(name)) is { } missing)
            ThrowTerminatingError(ErrorRecords.PropertyNotFound(missing, given));
        object? value = Value is not null ? row.ValueOf(Value) : row.Reading ?? (BestGuess && row.IsDoubtful ? row.BestGuess : null);
        bool isDoubtful = Value is null && row.IsDoubtful;
        _entries.Add(new PivotEntry(row.Path, [.. _keys.Groups.Select(row.ValueOf)], row.ValueOf(_keys.Column), value, isDoubtful));
    }

    /// <summary>The table of all pictures that were kept.</summary>
    private protected PivotTable Table()
    {
        PivotTable table = (_keys ?? PivotKeys.Of(first: null, GroupBy, Column)).Table(_entries, Value);
        if (table.Joined > 0) WriteWarning(Text.Format(Strings.WarningCellsJoined, table.Joined, table.DoubtfulName));
        return table;
    }
}
