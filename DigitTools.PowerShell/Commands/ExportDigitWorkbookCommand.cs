using System.Management.Automation;
using DigitTools.Core.Files;
using DigitTools.Core.Tables;
using DigitTools.Support;

namespace DigitTools.Commands;

/// <summary>Export-DigitWorkbook: pictures, and a table of them, as a workbook for a spreadsheet program.</summary>
[Cmdlet(VerbsData.Export, "DigitWorkbook", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(FileInfo))]
public sealed class ExportDigitWorkbookCommand : PivotCommand
{
    private readonly List<WorkbookRow> _rows = [];
    private string[] _columns = [];
    private string _output = "";
    private bool _writes, _makesTable;

    /// <summary>The workbook to write, .xlsx.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("Path")]
    [ValidateNotNullOrEmpty]
    public string OutputPath { get; set; } = "";

    /// <summary>The columns of the sheet of pictures, in order; default: the usual ones in which there is something.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(PropertyCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Property { get; set; }

    /// <summary>Replaces an existing file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        // What would fail after all pictures were read has to fail now.
        _output = FullPath(OutputPath);
        if (!Force && File.Exists(_output)) ThrowTerminatingError(ErrorRecords.OutputExists(_output));
        string[] table = [nameof(GroupBy), nameof(Column), nameof(Value), nameof(BestGuess)];
        _makesTable = Array.Exists(table, MyInvocation.BoundParameters.ContainsKey);
        IEnumerable<string> named = Column is null ? GroupBy ?? [] : (GroupBy ?? []).Append(Column);
        _columns = Property ?? [.. WorkbookColumns.Usual.Union(named, StringComparer.OrdinalIgnoreCase)];
        _writes = ShouldProcess(_output, Strings.ActionWriteWorkbook);
        if (_writes) Run(() => ReplaceFile.Probe(_output));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!_writes) return;
        PivotTable? table = _makesTable ? Table() : null;
        (IReadOnlyList<string> columns, IReadOnlyList<WorkbookRow> rows) =
            Property is null ? WorkbookColumns.WithoutEmpty(_columns, _rows) : (_columns, _rows);
        WriteVerbose(Text.Format(Strings.VerboseWorkbook, _output, rows.Count, columns.Count, table?.Rows.Count ?? 0));
        int unlinked = Run(() => DigitWorkbook.Write(_output, columns, rows, table, StopToken));
        if (unlinked > 0) WriteWarning(Text.Format(Strings.WarningNoLink, unlinked));
        WriteObject(new FileInfo(_output));
    }

    private protected override void Take(PSObject given, PictureRow row)
    {
        // A sheet is a table already.
        _makesTable |= row.IsCell;
        _rows.Add(new WorkbookRow(row.Path, row.Status, [.. _columns.Select(row.ValueOf)]));
        if (_makesTable) Collect(given, row);
    }
}
