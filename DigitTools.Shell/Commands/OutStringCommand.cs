using System.Management.Automation;

namespace DigitTools.Shell.Commands;

/// <summary>Out-String: the text that would go to the screen.</summary>
[Cmdlet("Out", "String")]
internal sealed class OutStringCommand : PSCmdlet
{
    private readonly List<PSObject?> _objects = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter]
    [ValidateRange(2, int.MaxValue)]
    public int? Width { get; set; }

    [Parameter]
    public SwitchParameter Stream { get; set; }

    protected override void ProcessRecord() => _objects.Add(InputObject);

    protected override void EndProcessing()
    {
        string text = ScreenText.Render(this, _objects, Width);
        if (!Stream)
            WriteObject(text);
        else
            WriteObject(text.TrimEnd('\r', '\n').ReplaceLineEndings("\n").Split('\n'), enumerateCollection: true);
    }
}
