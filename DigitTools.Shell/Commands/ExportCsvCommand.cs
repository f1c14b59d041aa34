using System.Management.Automation;

namespace DigitTools.Shell.Commands;

/// <summary>Export-Csv in UTF-8, row by row as the objects come.</summary>
[Cmdlet(VerbsData.Export, "Csv", SupportsShouldProcess = true, DefaultParameterSetName = "Path")]
internal sealed class ExportCsvCommand : PSCmdlet, IDisposable
{
    private StreamWriter? _writer;
    private string[]? _names;
    private bool _skip;

    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject InputObject { get; set; } = null!;

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path")]
    public string Path { get; set; } = "";

    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath")]
    [Alias("PSPath", "LP")]
    public string LiteralPath { get; set; } = "";

    [Parameter(Position = 1)]
    public char Delimiter { get; set; } = ',';

    [Parameter]
    public SwitchParameter Append { get; set; }

    /// <summary>Append objects that lack columns of the file: those become empty.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    [Alias("NoOverwrite")]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Accepted, as pwsh writes no type information either unless told to.</summary>
    [Parameter]
    [Alias("NTI")]
    public SwitchParameter NoTypeInformation { get; set; }

    protected override void BeginProcessing()
    {
        string path = OutputFile.Resolve(this, Path, LiteralPath);
        _skip = !ShouldProcess(path, "Export to CSV file");
        if (_skip)
            return;
        if (Append && File.Exists(path))
            using (var reader = new StreamReader(path))
                _names = CsvText.Read(reader, Delimiter).FirstOrDefault();
        _writer = OutputFile.Open(this, path, Append, NoClobber);
    }

    protected override void ProcessRecord()
    {
        if (_skip || _writer is null)
            return;

        if (_names is null)
        {
            _names = CsvText.Names(InputObject);
            _writer.WriteLine(CsvText.Header(_names, Delimiter));
        }
        else if (Append && !Force)
        {
            string[] own = CsvText.Names(InputObject);
            if (Array.Find(_names, name => !own.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } missing)
                ThrowTerminatingError(new ErrorRecord(
                    new PSInvalidOperationException($"The object to append has no property '{missing}', which is a column of the file. -Force leaves it empty."),
                    "CannotAppendCsvWithMismatchedPropertyNames", ErrorCategory.InvalidData, InputObject));
        }

        _writer.WriteLine(CsvText.Row(InputObject, _names, Delimiter));
    }

    protected override void EndProcessing() => Dispose();

    // The engine disposes a command whose pipeline is stopped, which ends the file there.
    public void Dispose()
    {
        _writer?.Dispose();
        _writer = null;
    }
}
