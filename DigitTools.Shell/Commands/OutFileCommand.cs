using System.Management.Automation;

namespace DigitTools.Shell.Commands;

/// <summary>Out-File, which is also what the redirection <c>&gt;</c> runs: the text of the screen, in UTF-8.</summary>
[Cmdlet("Out", "File", SupportsShouldProcess = true, DefaultParameterSetName = "Path")]
internal sealed class OutFileCommand : PSCmdlet
{
    private readonly List<PSObject?> _objects = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path")]
    [Alias("Path")]
    public string FilePath { get; set; } = "";

    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string LiteralPath { get; set; } = "";

    [Parameter]
    public SwitchParameter Append { get; set; }

    [Parameter]
    [Alias("NoOverwrite")]
    public SwitchParameter NoClobber { get; set; }

    [Parameter]
    [ValidateRange(2, int.MaxValue)]
    public int? Width { get; set; }

    protected override void ProcessRecord() => _objects.Add(InputObject);

    protected override void EndProcessing()
    {
        string path = OutputFile.Resolve(this, FilePath, LiteralPath);
        if (!ShouldProcess(path, "Output to file"))
            return;
        using StreamWriter writer = OutputFile.Open(this, path, Append, NoClobber);
        writer.Write(ScreenText.Render(this, _objects, Width));
    }
}
