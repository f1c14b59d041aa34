using System.Management.Automation;
using Newtonsoft.Json;

namespace DigitTools.Shell.Commands;

/// <summary>ConvertTo-Json: several objects become an array, one stays itself.</summary>
[Cmdlet(VerbsData.ConvertTo, "Json")]
internal sealed class ConvertToJsonCommand : PSCmdlet
{
    private readonly List<object?> _objects = [];

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    public object? InputObject { get; set; }

    [Parameter]
    [ValidateRange(0, 100)]
    public int Depth { get; set; } = 2;

    [Parameter]
    public SwitchParameter Compress { get; set; }

    [Parameter]
    public SwitchParameter EnumsAsStrings { get; set; }

    [Parameter]
    public SwitchParameter AsArray { get; set; }

    protected override void ProcessRecord() => _objects.Add(InputObject);

    protected override void EndProcessing()
    {
        if (_objects.Count == 0)
            return;

        using var text = new StringWriter();
        var json = new JsonTextWriter(text) { Formatting = Compress ? Formatting.None : Formatting.Indented };
        var converter = new JsonConverter(json, Depth, EnumsAsStrings);
        converter.Write(_objects.Count == 1 && !AsArray ? _objects[0] : _objects, depth: 0);
        json.Flush();
        if (converter.Truncated)
            WriteWarning($"Resulting JSON is truncated as serialization has exceeded the set depth of {Depth}.");
        WriteObject(text.ToString());
    }
}
