using DigitTools.Core.Evaluation;
using DigitTools.Core.Threading;

namespace DigitTools.Core.Onnx.Probing;

/// <summary>
/// Finds out how a model of another tool wants its pictures, and how far it is to be believed, by letting it read 200 redrawn digits: the
/// convention with the lowest cross-entropy is the one that it was trained with. The accuracy misleads, as does the cross-entropy of
/// pictures that it may know: a network reads well in wrong conventions too, but isn't as sure where it is right.
/// </summary>
/// <param name="classifier">The model, just loaded.</param>
/// <param name="cancellationToken">Stops the network.</param>
internal sealed class ModelProbe(DigitClassifier classifier, CancellationToken cancellationToken)
{
    /// <summary>Views that show which conventions are out of the question.</summary>
    private const int FirstLook = 40;

    /// <summary>Conventions that are looked at more closely.</summary>
    private const int Finalists = 6;

    /// <summary>Views that a thread reads at a time.</summary>
    private const int Part = 50;

    /// <summary>A cross-entropy that is so much higher at most is as good, nats.</summary>
    private const double AsGood = 0.003;

    /// <summary>What is read as well as this, 0..1, isn't transposed.</summary>
    private const double WellRead = 0.85;

    /// <summary>From here on, 0..1, another order of the classes is believed, and what it has to gain.</summary>
    private const double OrderAccuracy = 0.8, OrderGain = 0.05;

    /// <summary>Numbers of an input that make a network a slow one.</summary>
    private const int LargeInput = 1 << 14;

    /// <summary>Digits behind the point of what was fitted: those that are the same on every machine.</summary>
    private const int Precision = 3;

    private ScoreKind _kind = classifier.Scores;
    private IReadOnlyList<int> _digits = Logits.InOrder;

    private Logits Reader => new(_kind, classifier.Columns, _digits);

    /// <summary>Tries the model out.</summary>
    /// <param name="given">The convention, where the caller knows it; null to find it.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelInvalid"/>: it fails in every convention.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ClassifierSetup Find(InputConvention? given)
    {
        List<ProbeCandidate> candidates = [.. (given is null ? InputConventions.For(classifier.Layout) : FitsOf(given)).Select(Candidate)];
        Look(candidates, FirstLook);
        if (given is null && BestOf(candidates).Accuracy < WellRead)
        {
            List<ProbeCandidate> transposed = [.. candidates.Select(c => Candidate(c.Convention with { IsTransposed = true }))];
            Look(transposed, FirstLook);
            candidates.AddRange(transposed);
        }

        if (BestOf(candidates).Accuracy < ModelFinding.LeastAccuracy) Reorder(candidates);
        ProbeCandidate usual = Alive(candidates).First();
        ProbeCandidate[] finalists = [.. Alive(candidates).OrderBy(c => c.Loss).Take(Finalists).Append(usual).Distinct()];
        Look(finalists, ProbeViews.Digits);
        Reorder([BestOf(finalists)]);
        bool readsNothing = BestOf(finalists).Accuracy < ModelFinding.LeastAccuracy;
        ProbeCandidate chosen = readsNothing && usual.Failure is null ? usual : Chosen(finalists);
        return Fit(finalists, chosen, given is null ? ConventionSource.Probe : ConventionSource.Given);
    }

    private ProbeCandidate Candidate(InputConvention convention) => new(classifier, convention);

    /// <summary>The ways of a convention into the sides of the network, where the caller left them open.</summary>
    private IEnumerable<InputConvention> FitsOf(InputConvention given) => given.Fit == SideFit.None
        ? InputConventions.Fits(classifier.Layout.Side).Select(fit => given with { Fit = fit })
        : [given];

    /// <summary>Lets the model read views, up to a number of them, and judges what comes.</summary>
    private void Look(IReadOnlyList<ProbeCandidate> candidates, int count)
    {
        (ProbeCandidate Candidate, int Start)[] parts =
        [
            .. from candidate in candidates
               from part in Enumerable.Range(0, (count - candidate.Count + Part - 1) / Part)
               select (candidate, candidate.Count + part * Part),
        ];
        ParallelWork.Run(
            parts.Length,
            i => parts[i].Candidate.Read(parts[i].Start, Math.Min(parts[i].Start + Part, count), cancellationToken),
            () => { },
            cancellationToken);
        foreach (ProbeCandidate candidate in candidates) candidate.Count = count;
        if (_kind != ScoreKind.Labels)
            _kind = Logits.KindOf([.. Alive(candidates).SelectMany(c => c.Scores.ToArray())], classifier.Columns);
        Judge(candidates);
    }

    private void Judge(IEnumerable<ProbeCandidate> candidates)
    {
        foreach (ProbeCandidate candidate in Alive(candidates)) candidate.Judge(Reader);
    }

    private static IEnumerable<ProbeCandidate> Alive(IEnumerable<ProbeCandidate> candidates) => candidates.Where(c => c.Failure is null);

    private static ProbeCandidate BestOf(IReadOnlyList<ProbeCandidate> candidates) =>
        Alive(candidates).MinBy(c => c.Loss) ?? throw candidates[0].Failure!;

    /// <summary>Finds another order of the classes, such as 1 to 9 and then 0, if one reads digits and the usual doesn't.</summary>
    private void Reorder(IReadOnlyList<ProbeCandidate> candidates)
    {
        (IReadOnlyList<int> usual, double accuracy) = (_digits, BestOf(candidates).Accuracy);
        (IReadOnlyList<int> best, double loss) = (usual, double.PositiveInfinity);
        foreach (ProbeCandidate candidate in Alive(candidates))
        {
            if (candidate.Order(_kind) is not { } order || order.SequenceEqual(usual)) continue;
            _digits = order;
            candidate.Judge(Reader);
            if (candidate.Accuracy >= Math.Max(OrderAccuracy, accuracy + OrderGain) && candidate.Loss < loss)
                (best, loss) = (order, candidate.Loss);
        }

        _digits = best;
        Judge(candidates);
    }

    /// <summary>The convention that is read best; 0..1 where that is as good.</summary>
    private static ProbeCandidate Chosen(IReadOnlyList<ProbeCandidate> finalists)
    {
        ProbeCandidate best = BestOf(finalists);
        InputConvention usual = best.Convention with { Range = InputRange.Unit };
        ProbeCandidate? plain = Alive(finalists).FirstOrDefault(c => c.Convention == usual);
        bool isPlainAsGood = plain is not null && plain.Loss <= best.Loss + AsGood;
        return isPlainAsGood ? plain! : best;
    }

    /// <summary>Fits temperature and threshold to all views.</summary>
    private ClassifierSetup Fit(IReadOnlyList<ProbeCandidate> finalists, ProbeCandidate chosen, ConventionSource source)
    {
        ProbeCandidate? next = Alive(finalists).Where(c => c != chosen).MinBy(c => c.Loss);
        double? certainty = next is null || source == ConventionSource.Given ? null : Math.Max(0.5, chosen.CertaintyAgainst(next));
        var setup = new ClassifierSetup(chosen.Convention, source)
        {
            Digits = _digits,
            Finding = new ModelFinding(chosen.Accuracy, certainty),
        };
        if (_kind == ScoreKind.Labels) return setup with { Kind = _kind };

        int count = classifier.Layout.Values > LargeInput ? Calibration.FewestPictures : ProbeViews.All.Count;
        Look([chosen], count);
        float[] logits = chosen.Judge(Reader) ?? throw chosen.Failure!;
        ReadOnlySpan<byte> labels = ProbeViews.All.Labels.AsSpan(0, count);
        double temperature = Math.Round(TemperatureFit.Fit(logits, labels), Precision);
        return setup with
        {
            Kind = _kind,
            Temperature = temperature,
            MinimumConfidence = Math.Round(ThresholdFit.Fit(logits, labels, temperature), Precision),
        };
    }
}
