using System.Collections.ObjectModel;
using System.Management.Automation;

namespace DigitTools.Shell.Commands;

/// <summary>Import-Csv: an object for each row, its values text.</summary>
[Cmdlet(VerbsData.Import, "Csv", DefaultParameterSetName = "Path")]
internal sealed class ImportCsvCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path", ValueFromPipeline = true)]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    [Parameter(Position = 1)]
    public char Delimiter { get; set; } = ',';

    /// <summary>The names of the columns, for a file whose first row is data.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Header { get; set; }

    protected override void ProcessRecord()
    {
        if (ParameterSetName == "LiteralPath")
        {
            foreach (string path in LiteralPath)
                Import(SessionState.Path.GetUnresolvedProviderPathFromPSPath(path));
            return;
        }

        foreach (string path in Path)
        {
            Collection<string> files;
            try
            {
                files = GetResolvedProviderPathFromPSPath(path, out _);
            }
            catch (ItemNotFoundException e)
            {
                WriteError(new ErrorRecord(e, "PathNotFound", ErrorCategory.ObjectNotFound, path));
                continue;
            }

            foreach (string file in files)
                Import(file);
        }
    }

    private void Import(string file)
    {
        try
        {
            using var reader = new StreamReader(file);
            string[]? names = Header;
            foreach (string[] record in CsvText.Read(reader, Delimiter))
            {
                // A file that Windows PowerShell wrote may begin with its type.
                if (names is null && record[0].StartsWith("#TYPE", StringComparison.OrdinalIgnoreCase))
                    continue;
                if (names is null)
                    names = Unnamed(record);
                else
                    WriteObject(Row(names, record));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            WriteError(new ErrorRecord(e, "FileOpenFailure", ErrorCategory.OpenError, file));
        }
    }

    /// <summary>Columns without a name get one, as in pwsh: H1, H2, ...</summary>
    private static string[] Unnamed(string[] names) =>
        names.Select((name, i) => name.Length > 0 ? name : $"H{i + 1}").ToArray();

    private static PSObject Row(string[] names, string[] values)
    {
        var row = new PSObject();
        for (int i = 0; i < names.Length; i++)
            row.Properties.Add(new PSNoteProperty(names[i], i < values.Length ? values[i] : null));
        return row;
    }
}
