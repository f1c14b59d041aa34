using System.Numerics;

namespace DigitTools.Core.Imaging.Grids;

/// <summary>Lays out the grid in a part of a picture: seen from straight above, then once more by what was found.</summary>
internal static class GridBuilder
{
    /// <summary>How much around a grid is looked at, in shares of its shorter side: a rule that hangs on nothing may be there.</summary>
    private const float Margin = 0.15f;

    /// <summary>Pixels of the smallest cell's shorter side.</summary>
    private const float SmallestCell = 16;

    /// <summary>How much of the rules is inked, 0..1, at least; and where they part a single row or column.</summary>
    private const double LeastInked = 0.75, LeastInkedOfRow = 0.85;

    /// <summary>Of a grid of fewer cells than this the rules have hardly a gap: strokes of writing cross each other, too.</summary>
    private const int FewCells = 6;
    private const double LeastInkedOfFew = 0.95;

    /// <summary>A grid that is as even as this is right; another one is better if it is less uneven by this factor.</summary>
    private const float Even = 0.2f, Better = 0.7f, EvenIfPale = 0.5f;

    /// <summary>Rows or columns that differ like this are those of a grid only if its rules have no gaps: are inked like that.</summary>
    private const float Uneven = 1.2f, Gapless = 0.97f;

    /// <summary>Looks.</summary>
    /// <param name="evidence">Where thin lines are.</param>
    /// <param name="corners">Around what a grid may be, pixels of that.</param>
    /// <param name="search">What is known of it.</param>
    /// <param name="stop">Ends the search.</param>
    /// <returns>Null if there is none.</returns>
    public static FoundGrid? Build(BytePlane evidence, Quadrilateral corners, GridSearch search, CancellationToken stop)
    {
        FoundGrid? found = Look(evidence, corners, search, stop);
        // The first corners may be those of something that touches the grid, or of a part of it.
        if (found is not null) found = Look(evidence, found.Corners, search, stop) ?? found;
        return found;
    }

    /// <summary>Looks in the usual way; if that gives no even grid, also for paler rules. The more even one is right.</summary>
    private static FoundGrid? Look(BytePlane evidence, Quadrilateral corners, GridSearch search, CancellationToken stop)
    {
        var view = StraightView.Of(corners, Margin);
        BytePlane seen = view.See(evidence), turned = seen.Transposed();
        stop.ThrowIfCancellationRequested();
        FoundGrid? usual = Look(view, seen, turned, RuleSensitivity.Usual, search);
        if (usual?.Unevenness < Even) return usual;

        stop.ThrowIfCancellationRequested();
        FoundGrid? fine = Look(view, seen, turned, RuleSensitivity.Fine, search);
        // Of what is so pale there is much that is no rule: only an even grid is one.
        if (fine is null || fine.Unevenness > EvenIfPale) return usual;
        return usual is null || fine.Unevenness < Better * usual.Unevenness ? fine : usual;
    }

    private static FoundGrid? Look(
        StraightView view, BytePlane seen, BytePlane turned, RuleSensitivity sensitivity, GridSearch search)
    {
        BytePlane clear = ClearEvidence.Of(seen, sensitivity);
        List<Rule> horizontals = new RuleTracer(seen, clear, sensitivity.Level).Trace();
        List<Rule> verticals = new RuleTracer(turned, clear.Transposed(), sensitivity.Level).Trace();
        if (RuleSelection.Of(horizontals, verticals, view.Inner, search) is not { } rules) return null;

        var lattice = new GridLattice(rules.Across, rules.Down);
        if (search.Rows is { } rowCount && rowCount != lattice.Rows) return null;
        if (search.Columns is { } columnCount && columnCount != lattice.Columns) return null;
        bool isKnown = search.Rows is not null && search.Columns is not null;
        double leastInked = lattice.Rows == 1 || lattice.Columns == 1 ? LeastInkedOfRow : LeastInked;
        if (lattice.Rows * lattice.Columns < FewCells) leastInked = LeastInkedOfFew;
        bool isGrid = lattice.Rows * lattice.Columns > 1 || isKnown;
        if (!isGrid || lattice.Smallest() < SmallestCell || lattice.Inked < leastInked) return null;
        FoundGrid found = Found(lattice, view, search.Polarity);
        return found.Unevenness < Uneven || lattice.Inked >= Gapless ? found : null;
    }

    private static FoundGrid Found(GridLattice lattice, StraightView view, Polarity polarity)
    {
        IReadOnlyList<Rule> horizontals = lattice.Horizontals, verticals = lattice.Verticals;
        var crossings = new Vector2[horizontals.Count, verticals.Count];
        for (int i = 0; i < horizontals.Count; i++)
            for (int j = 0; j < verticals.Count; j++) crossings[i, j] = view.ToPicture(GridLattice.Crossing(horizontals[i], verticals[j]));
        return new FoundGrid(crossings, lattice.RowLines, lattice.ColumnLines, MergedCells.Of(lattice), polarity);
    }
}
