using System.Numerics;

namespace DigitTools.Core.Imaging.Grids;

/// <summary>Lays out the grid in a part of a picture: seen from straight above, then once more by what was found.</summary>
internal static class GridBuilder
{
    /// <summary>How much around a grid is looked at, in shares of its shorter side: a rule that hangs on nothing may be there.</summary>
    private const float Margin = 0.15f;

    /// <summary>Pixels of the smallest cell's shorter side.</summary>
    private const float SmallestCell = 7;

    /// <summary>How much of the rules is inked, 0..1, at least.</summary>
    private const double LeastInked = 0.55;

    /// <summary>A grid that is as even as this is right; another one is better if it is less uneven by this factor.</summary>
    private const float Even = 0.2f, Better = 0.7f;


    /// <summary>Looks.</summary>
    /// <param name="evidence">Where thin lines are.</param>
    /// <param name="corners">Around what a grid may be, pixels of that.</param>
    /// <param name="search">What is known of it.</param>
    /// <returns>Null if there is none.</returns>
    public static FoundGrid? Build(BytePlane evidence, Quadrilateral corners, GridSearch search)
    {
        FoundGrid? found = Look(evidence, corners, search);
        // The first corners may be those of something that touches the grid, or of a part of it.
        if (found is not null) found = Look(evidence, found.Corners, search) ?? found;
        return found;
    }

    /// <summary>Looks in the usual way; if that gives no even grid, also for paler rules. The more even one is right.</summary>
    private static FoundGrid? Look(BytePlane evidence, Quadrilateral corners, GridSearch search)
    {
        var view = StraightView.Of(corners, Margin);
        BytePlane seen = view.See(evidence), turned = seen.Transposed();
        FoundGrid? usual = Look(view, seen, turned, RuleSensitivity.Usual, search);
        if (usual?.Unevenness < Even) return usual;
        FoundGrid? fine = Look(view, seen, turned, RuleSensitivity.Fine, search);
        return usual is null || fine?.Unevenness < Better * usual.Unevenness ? fine : usual;
    }

    private static FoundGrid? Look(
        StraightView view, BytePlane seen, BytePlane turned, RuleSensitivity sensitivity, GridSearch search)
    {
        BytePlane clear = ClearEvidence.Of(seen, sensitivity);
        List<Rule> horizontals = new RuleTracer(seen, clear, sensitivity.Level).Trace();
        List<Rule> verticals = new RuleTracer(turned, clear.Transposed(), sensitivity.Level).Trace();
        if (RuleSelection.Of(horizontals, verticals, view.Inner, search) is not { } rules) return null;

        var lattice = new GridLattice(rules.Across, rules.Down);
        bool isKnown = search.Rows is not null && search.Columns is not null;
        bool isGrid = lattice.Rows * lattice.Columns > 1 || isKnown;
        if (!isGrid || lattice.Smallest() < SmallestCell || lattice.Inked < LeastInked) return null;
        return Found(lattice, view, search.Polarity);
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
