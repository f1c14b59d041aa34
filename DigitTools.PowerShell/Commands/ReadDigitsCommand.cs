using System.Management.Automation;
using DigitTools.Support;

namespace DigitTools.Commands;

/// <summary>What the cmdlets share that read single digits: models of single digits, of which several may read together.</summary>
public abstract class ReadDigitsCommand : ReadPicturesCommand
{
    /// <summary>
    /// The ONNX model; default: the one that ships with the module. Of several the probabilities are averaged.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Model { get; set; } = [];
}
