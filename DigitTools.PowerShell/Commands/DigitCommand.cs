using System.Management.Automation;
using DigitTools.Core;
using DigitTools.Core.Onnx;
using DigitTools.Core.Onnx.Probing;
using DigitTools.Support;

namespace DigitTools.Commands;

/// <summary>What the cmdlets share: Ctrl+C as a token, paths, and the core's errors as error records.</summary>
public abstract class DigitCommand : PSCmdlet, IDisposable
{
    /// <summary>PowerShell takes <c>-TimeLimit 10</c> as 10 ticks, a microsecond: less than this is never meant.</summary>
    private protected static readonly TimeSpan ShortestTimeLimit = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();

    /// <summary>Cancelled by Ctrl+C, and when a later command of the pipeline wants no more.</summary>
    private protected CancellationToken StopToken => _stop.Token;

    private protected PathResolver Paths => field ??= new PathResolver(SessionState);

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>A common parameter, or the variable that stands for it.</summary>
    private protected object? Preference(string parameter, string variable) =>
        MyInvocation.BoundParameters.TryGetValue(parameter, out object? given) ? given : GetVariableValue(variable);

    /// <summary>As that of the engine, which shows what it asks about: a path is shown as text.</summary>
    private protected new bool ShouldProcess(string target, string action) => base.ShouldProcess(ViewText.Visible(target), action);

    /// <summary>Says a word after Ctrl+C, when the engine takes nothing from a cmdlet any more: a warning, straight to the host.</summary>
    private protected void WarnAfterStop(string text)
    {
        bool known = LanguagePrimitives.TryConvertTo(Preference("WarningAction", "WarningPreference"), out ActionPreference action);
        if (known && action is ActionPreference.SilentlyContinue or ActionPreference.Ignore) return;
        Host.UI.WriteWarningLine(text);
    }

    /// <summary>Full path of a file or folder that the user named; a path that leads nowhere ends the command.</summary>
    private protected string FullPath(string path) => Resolve(() => Paths.Literal(path));

    /// <summary>Full paths of all files that a pattern fits; a path that leads nowhere ends the command.</summary>
    private protected IEnumerable<string> FullPaths(string pattern) => Resolve(() => Paths.Wildcard(pattern));

    /// <summary>
    /// Full path of a picture that an object names; one that leads nowhere stays as it is: its row is still worth showing.
    /// </summary>
    private protected string Locate(string path)
    {
        try
        {
            return Paths.Literal(path);
        }
        catch (PathException)
        {
            return path;
        }
    }

    /// <summary>
    /// Full path of the model that the user named by its path or, if it ships with the module, by its name; null is the shipped one.
    /// </summary>
    private protected string ModelPath(string? model) => ModelPath(model, DigitClassifier.ShippedPath);

    /// <summary>As above, with another model that ships.</summary>
    private protected string ModelPath(string? model, string shipped)
    {
        if (model is null)
        {
            WriteVerbose(Strings.VerboseDefaultModel);
            return shipped;
        }

        return ShippedOr(FullPath(model), model);
    }

    /// <summary>As above, of the one model that texts are read with.</summary>
    private protected string TextModelPath(string[] models)
    {
        if (models.Length > 1) ThrowTerminatingError(ErrorRecords.TextModelAmbiguous(models[1], models.Length));
        return ModelPath(models.FirstOrDefault(), LineNetwork.ShippedPath);
    }

    /// <summary>Full paths of models that the user named, by path with wildcards, or by the name of one that ships.</summary>
    private protected IEnumerable<string> ModelPaths(string[] models) =>
        models.SelectMany(given => FullPaths(given).Select(path => ShippedOr(path, given)));

    /// <summary>A file that is there goes before a model that ships.</summary>
    private static string ShippedOr(string path, string name) => File.Exists(path) ? path : ShippedModels.Find(name) ?? path;

    /// <summary>Loads the classifiers that the user named, puts them together, and says what a user has to know of them.</summary>
    /// <param name="models">As the user named them; empty for the shipped one.</param>
    /// <param name="convention">How pictures are given to them, as the user wrote it; null for what is known or found out.</param>
    /// <param name="minimumConfidence">As the user gave it.</param>
    private protected IDigitModel Classifiers(string[] models, string? convention, double? minimumConfidence = null)
    {
        string[] paths = models.Length == 0 ? [ModelPath(null)] : [.. models.Select(ModelPath)];
        DigitClassifier[] members = [.. paths.Select(path => Classifier(path, convention))];
        foreach (DigitClassifier member in members) Tell(member, minimumConfidence);
        IDigitModel together = DigitEnsemble.Of(members);
        if (members.Length > 1)
        {
            WriteVerbose(Text.Format(
                Strings.VerboseEnsemble, members.Length, together.ModelId, minimumConfidence ?? together.MinimumConfidence));
        }

        return together;
    }

    /// <summary>Says which model it is.</summary>
    /// <param name="model">The model.</param>
    /// <param name="minimumConfidence">As the user gave it; null for the model's own.</param>
    private protected void Tell(OnnxModel model, double? minimumConfidence) => WriteVerbose(Text.Format(
        Strings.VerboseModel, model.Path, model.Metadata.Architecture, model.ModelId, model.Metadata.Temperature,
        minimumConfidence ?? model.MinimumConfidence));

    private DigitClassifier Classifier(string path, string? convention)
    {
        DigitClassifier classifier = Run(() => ClassifierCache.Get(path, ConventionOf(convention), StopToken));
        Tell(classifier);
        return classifier;
    }

    /// <summary>What a user wrote as a convention.</summary>
    /// <exception cref="DigitException">It is none.</exception>
    private protected static InputConvention? ConventionOf(string? text) => text is null ? null : InputConvention.Parse(text);

    /// <summary>Says what a user has to know of a model that is another tool's.</summary>
    private protected void Tell(DigitClassifier classifier)
    {
        if (classifier.Scores == ScoreKind.Labels) WriteWarning(Text.Format(Strings.WarningLabelsOnly, classifier.Path));
        if (classifier.Finding is not { } finding) return;
        if (!finding.ReadsDigits) WriteWarning(Text.Format(Strings.WarningReadsNoDigits, classifier.Path, finding.Accuracy));
        WriteVerbose(Text.Format(
            Strings.VerboseConvention, classifier.Convention, finding.Certainty ?? 1, finding.Accuracy, classifier.Scores));
    }

    /// <summary>Runs work on paths; one that leads nowhere ends the command.</summary>
    private protected T Resolve<T>(Func<T> resolve)
    {
        try
        {
            return resolve();
        }
        catch (PathException e)
        {
            ThrowTerminatingError(e.Record);
            throw;
        }
    }

    /// <summary>Runs work of the core; its errors end the command, a cancellation ends the pipeline quietly.</summary>
    private protected T Run<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (DigitException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e));
            throw;
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>As <see cref="Run{T}"/>, for work without a result.</summary>
    private protected void Run(Action work)
    {
        if (Failure(work) is { } error) ThrowTerminatingError(error);
    }

    /// <summary>Does what may fail without ending the command.</summary>
    /// <param name="work">The work.</param>
    /// <returns>The error to report; null if there was none.</returns>
    private protected static ErrorRecord? Failure(Action work)
    {
        try
        {
            work();
            return null;
        }
        catch (DigitException e)
        {
            return ErrorRecords.From(e);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the command holds; called when the pipeline ends, however it ends.</summary>
    /// <param name="disposing">True from <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing) _stop.Dispose();
    }
}
