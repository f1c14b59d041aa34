using System.Management.Automation;
using DigitTools.Core.Onnx;
using DigitTools.Core.Onnx.Probing;
using DigitTools.Support;

namespace DigitTools.Commands;

/// <summary>Get-DigitModel: what a model file says about itself.</summary>
[Cmdlet(VerbsCommon.Get, "DigitModel", DefaultParameterSetName = "Path")]
[OutputType(typeof(DigitModelInfo))]
public sealed class GetDigitModelCommand : DigitCommand
{
    /// <summary>Models to look at, by path or by the name of one that ships; wildcards are expanded.</summary>
    [Parameter(Position = 0, ParameterSetName = "Path", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>Models to look at, taken as they are written.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP", "FullName", "ModelPath")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>How pictures are given to the model, such as <c>0..255 inverted</c>; default: as it says, or as is found out.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConventionCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Convention { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string path in ModelPaths())
        {
            OnnxModel model = Run(() => ModelFiles.Get(path, ConventionOf(Convention), StopToken));
            if (model is DigitClassifier classifier) Tell(classifier);
            WriteObject(ToOutput.Info(model));
        }
    }

    private IEnumerable<string> ModelPaths()
    {
        if (LiteralPath is not null) return LiteralPath.Select(FullPath);
        return Path is null ? [ModelPath(null)] : ModelPaths(Path);
    }
}
