using System.Management.Automation;
using DigitTools.Support;

namespace DigitTools.Commands;

/// <summary>What the cmdlets share that measure how well a model reads: charts, and a Boolean instead of the numbers.</summary>
public abstract class MeasureModelCommand : DigitCommand
{
    private readonly List<ErrorRecord> _chartErrors = [];

    /// <summary>PNG file for a sheet of the worst mistakes.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? MistakesPath { get; set; }

    /// <summary>Pixels of a chart for each pixel of its layout: 1 for a plain screen, 2 for a dense one, 4 for print.</summary>
    [Parameter]
    [ValidateRange(Core.Charts.ChartScale.Least, Core.Charts.ChartScale.Most)]
    public int ChartScale { get; set; } = Core.Charts.ChartScale.Default;

    /// <summary>Gives true or false instead of the evaluation: whether the minimum is reached.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Which model read which data, for charts.</summary>
    /// <param name="model">Path of the model, or of several.</param>
    /// <param name="data">Name of the data, or the path of their folder.</param>
    private protected static string Title(string model, string data) => Text.Format(
        Strings.ChartTitleEvaluation,
        ToOutput.ModelName(model),
        Path.GetFileName(Path.TrimEndingDirectorySeparator(data)));

    /// <summary>
    /// Writes a chart, if the user asked for it. One that can't be written costs no evaluation: <see cref="Give"/> reports it.
    /// </summary>
    /// <param name="path">As the user named it; null for none.</param>
    /// <param name="write">Writes it, to a full path.</param>
    private protected void WriteChart(string? path, Action<string> write)
    {
        if (path is null || FullPath(path) is not { } full || !ShouldProcess(full, Strings.ActionWriteChart)) return;
        if (Failure(() => write(full)) is { } error) _chartErrors.Add(error);
    }

    /// <summary>Gives the evaluation, or the Boolean, and then what went wrong.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="tooLow">What to report if the minimum isn't reached; null if it is.</param>
    private protected void Give(object evaluation, ErrorRecord? tooLow)
    {
        WriteObject(Quiet ? tooLow is null : evaluation);
        foreach (ErrorRecord error in _chartErrors) WriteError(error);
        _chartErrors.Clear();
        if (tooLow is not null && !Quiet) WriteError(tooLow);
    }
}
