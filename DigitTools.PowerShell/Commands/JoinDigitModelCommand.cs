using System.Management.Automation;
using DigitTools.Core.Onnx;
using DigitTools.Core.Onnx.Probing;
using DigitTools.Support;

namespace DigitTools.Commands;

/// <summary>Join-DigitModel: puts several models into one file, which asks all of them where the first is in doubt.</summary>
[Cmdlet(
    VerbsCommon.Join, "DigitModel", DefaultParameterSetName = "Path", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(DigitModelInfo))]
public sealed class JoinDigitModelCommand : DigitCommand
{
    private readonly List<string> _models = [];

    /// <summary>Models to join, the one that reads every picture first; wildcards are expanded.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Models to join, taken as they are written.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP", "FullName", "ModelPath")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>The file to write.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string OutputPath { get; set; } = "";

    /// <summary>Below this confidence the file rejects a picture, 0..1; default: the mean of the models'.</summary>
    [Parameter]
    [Share]
    [ValidateRange(0.0, 1.0)]
    public double? MinimumConfidence { get; set; }

    /// <summary>Replaces a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _models.AddRange(LiteralPath?.Select(FullPath) ?? ModelPaths(Path));

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        string output = FullPath(OutputPath);
        if (_models.Count < 2) ThrowTerminatingError(ErrorRecords.NothingToJoin(_models.Count));
        if (!Force && File.Exists(output)) ThrowTerminatingError(ErrorRecords.OutputExists(output));
        if (!ShouldProcess(output, Text.Format(Strings.ActionJoin, _models.Count))) return;

        Run(() => ModelJoiner.Join(_models, output, MinimumConfidence));
        WriteObject(ToOutput.Info(Run(() => ModelFiles.Get(output, null, StopToken))));
    }
}
