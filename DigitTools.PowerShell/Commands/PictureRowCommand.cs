using System.Management.Automation;
using DigitTools.Core.Tables;
using DigitTools.Support;

namespace DigitTools.Commands;

/// <summary>What the cmdlets share that take what was read of pictures from the pipeline.</summary>
public abstract class PictureRowCommand : DigitCommand
{
    /// <summary>Predictions, texts, rows of a batch, or of a CSV or JSON file that they were written to.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject[] InputObject { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (PSObject given in InputObject)
        {
            // Something else than was read of a picture, and so is all that comes after it.
            if (FromOutput.PictureRow(given, Locate) is { } row) Take(given, row);
            else ThrowTerminatingError(ErrorRecords.PredictionInvalid(given));
        }
    }

    /// <summary>Takes one.</summary>
    /// <param name="given">The object.</param>
    /// <param name="row">What it says of a picture.</param>
    private protected abstract void Take(PSObject given, PictureRow row);
}
