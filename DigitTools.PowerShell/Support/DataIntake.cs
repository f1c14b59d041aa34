using System.Management.Automation;
using DigitTools.Core;
using DigitTools.Core.Data;
using DigitTools.Core.Evaluation;
using DigitTools.Core.Files;
using DigitTools.Core.Onnx;
using DigitTools.Core.Onnx.Probing;

namespace DigitTools.Support;

/// <summary>Labelled data for a cmdlet: read, looked at, and what there is to say of them is said.</summary>
/// <param name="command">The cmdlet.</param>
/// <param name="data">What was found at the path.</param>
/// <param name="isKept">Whether pictures and labels stay as they are.</param>
/// <param name="stop">Stops reading and looking.</param>
internal sealed class DataIntake(Cmdlet command, LabelledData data, bool isKept, CancellationToken stop)
{
    private readonly Dictionary<DataSplit, DigitDataset> _read = [];
    private DataTurn? _turn;

    /// <summary>Whether there is a test half that is kept apart from training.</summary>
    public bool HasTestHalf => data.HasTestHalf;

    /// <summary>How many pictures could not be read, and were left out.</summary>
    public int Skipped => _read.Values.Sum(half => half.Skipped.Count);

    /// <summary>The files that were left alone.</summary>
    public IgnoredFiles Ignored { get; private set; } = new();

    private bool IsShipped => data.Path == DigitData.ShippedFolder;

    /// <summary>Finds data.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="path">Full path.</param>
    /// <param name="labelPattern">Where the digit is in the names of pictures; null if they don't tell.</param>
    /// <param name="isKept">Whether pictures and labels stay as they are.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="DigitException">There are none, or none that are understood.</exception>
    public static DataIntake Open(Cmdlet command, string path, string? labelPattern, bool isKept, CancellationToken stop)
    {
        var intake = new DataIntake(command, LabelledData.Open(path, labelPattern, stop), isKept, stop);
        intake.TellIgnored();
        return intake;
    }

    /// <summary>Reads one half, or all of data without halves; once.</summary>
    /// <param name="split">Which half.</param>
    /// <exception cref="DigitException">A file is damaged, or the half is missing.</exception>
    public DigitDataset Read(DataSplit split)
    {
        if (_read.TryGetValue(split, out DigitDataset? known)) return known;
        DigitDataset half;
        using (var progress = new ProgressReporter(command, Strings.ActivityReadingData))
            half = data.Read(split, progress.ShowPart, stop);
        foreach (DigitException skipped in half.Skipped) command.WriteError(ErrorRecords.From(skipped));
        if (half.Skipped.Count > 0)
            command.WriteWarning(Text.Format(Strings.WarningSkipped, half.Skipped.Count, half.Skipped.Count + half.Count));
        // Both halves lie alike: the first that is read tells.
        _turn ??= Look(half);
        _turn.Value.Apply(half);
        _read.Add(split, half);
        return half;
    }

    private void TellIgnored()
    {
        if (IsShipped) return;
        IgnoredFiles all = Ignored = data.Ignored(out IgnoredFiles pictures);
        if (all.Total > 0) command.WriteVerbose(Text.Format(Strings.VerboseIgnored, all.Total, IgnoredText.Kinds(all)));
        if (pictures.Total == 0) return;
        command.WriteWarning(Text.Format(Strings.WarningPicturesIgnored, pictures.Total, IgnoredText.Kinds(pictures)));
    }

    private DataTurn Look(DigitDataset half)
    {
        if (IsShipped || isKept) return default;
        try
        {
            DataFinding finding = DataLook.At(half, ClassifierCache.Get(DigitClassifier.ShippedPath, stop), stop);
            Tell(finding, half.LabelsFromOne);
            return finding.Turn;
        }
        catch (DigitException e) when (e.Id == DigitErrorId.NativeLibraryUnavailable)
        {
            // Training goes without it.
            command.WriteVerbose(Text.Format(Strings.VerboseNotLookedAt, e.Message));
            return default;
        }
    }

    private void Tell(DataFinding finding, bool areFromOne)
    {
        command.WriteVerbose(Text.Format(Strings.VerboseLook, finding.Count, finding.Agreeing));
        if (areFromOne && finding.Turn.LabelShift == 0) command.WriteWarning(Strings.WarningLabelsFromOne);
        string? warning = finding.Verdict switch
        {
            DataVerdict.Turned => Text.Format(
                Strings.WarningTurned, data.Path, finding.Count, finding.Agreeing, finding.AgreeingTurned, Words(finding.Turn)),
            DataVerdict.WrongLabels => Text.Format(Strings.WarningWrongLabels, data.Path, finding.Count, finding.Agreeing),
            DataVerdict.NoDigits => Text.Format(Strings.WarningNoDigits, data.Path, finding.Count, finding.Agreeing),
            _ => null,
        };
        if (warning is not null) command.WriteWarning(warning);
    }

    private static string Words(DataTurn turn)
    {
        List<string> words = [];
        if (turn.Transposes) words.Add(Strings.TurnTransposed);
        if (turn.Inverts) words.Add(Strings.TurnInverted);
        if (turn.LabelShift != 0) words.Add(turn.LabelShift < 0 ? Strings.TurnLabelsDown : Strings.TurnLabelsUp);
        return string.Join(", ", words);
    }
}
