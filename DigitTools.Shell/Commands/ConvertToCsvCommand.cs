using System.Management.Automation;

namespace DigitTools.Shell.Commands;

/// <summary>ConvertTo-Csv: the lines that Export-Csv writes.</summary>
[Cmdlet(VerbsData.ConvertTo, "Csv")]
internal sealed class ConvertToCsvCommand : PSCmdlet
{
    private string[]? _names;

    [Parameter(Mandatory = true, ValueFromPipeline = true, Position = 0)]
    public PSObject InputObject { get; set; } = null!;

    [Parameter(Position = 1)]
    public char Delimiter { get; set; } = ',';

    /// <summary>Accepted, as pwsh writes no type information either unless told to.</summary>
    [Parameter]
    [Alias("NTI")]
    public SwitchParameter NoTypeInformation { get; set; }

    protected override void ProcessRecord()
    {
        if (_names is null)
        {
            _names = CsvText.Names(InputObject);
            WriteObject(CsvText.Header(_names, Delimiter));
        }

        WriteObject(CsvText.Row(InputObject, _names, Delimiter));
    }
}
