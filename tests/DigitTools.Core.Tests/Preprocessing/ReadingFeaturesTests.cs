using DigitTools.Core.Imaging;
using DigitTools.Core.Preprocessing;

namespace DigitTools.Core.Tests.Preprocessing;

public sealed class ReadingFeaturesTests
{
    private static readonly View s_whole = View.OfAll(ViewKind.Whole, Polarity.DarkOnLight);
    private static readonly InkFacts s_usual = InkFacts.Perfect with { LongerSide = 100 };

    [Fact]
    public void ReadingFeatures_Names_AreDifferent() => Assert.Distinct(ReadingFeatures.Names);

    [Fact]
    public void ReadingFeatures_Write_NothingUnusualIsZero() =>
        Assert.Empty(Written(s_whole, ReadingPart.Digit, s_usual, s_usual, new ReadingEvidence(Confidence: 1)));

    [Fact]
    public void ReadingFeatures_Write_TellsWhatIsUnusual()
    {
        InkFacts facts = s_usual with { Kept = 0.5f, LeftOutWhole = 0.25f, Edges = 3, Crossing = 0.5f, Characters = 4 };
        var view = new View(ViewKind.Region, new Area(0, 0, 0.5f, 0.25f), Share: 0.125f, Polarity.DarkOnLight);
        var evidence = new ReadingEvidence(Confidence: 1, Agreement: 0.75f, Disagreement: 0.5f, SecondCharacter: 0.9f);
        Dictionary<string, float> expected = new()
        {
            ["left out"] = 0.5f,
            ["left out whole"] = 0.25f,
            ["one edge"] = 1,
            ["more edges"] = 2,
            ["crossing"] = 0.5f,
            ["many characters"] = 2,
            ["enclosed"] = 1,
            ["other view"] = 1,
            ["region"] = 1,
            ["small region"] = 2.5f,
            ["usual view without ink"] = 1,
            ["disagreement"] = 0.5f,
            ["agreement"] = 0.75f,
            ["other view and disagreement"] = 0.5f,
            ["surer character"] = 0.9f,
        };
        Assert.Equal(expected, Written(view, ReadingPart.Enclosed, facts, usual: null, evidence));
    }

    [Fact]
    public void ReadingFeatures_Write_TheUsualViewCountsOnlyForOtherViews()
    {
        InkFacts usual = s_usual with { Kept = 0.25f, Edges = 4 };
        var evidence = new ReadingEvidence(Confidence: 1);
        Assert.Empty(Written(s_whole, ReadingPart.Digit, s_usual, usual, evidence));
        View inverse = s_whole with { Kind = ViewKind.Inverse };
        Dictionary<string, float> expected = new()
        {
            ["other view"] = 1,
            ["inverse"] = 1,
            ["usual view left out"] = 0.75f,
            ["usual view at edges"] = 2,
        };
        Assert.Equal(expected, Written(inverse, ReadingPart.Digit, s_usual, usual, evidence));
    }

    /// <summary>The features that are not 0, by name.</summary>
    private static Dictionary<string, float> Written(View view, ReadingPart part, InkFacts facts, InkFacts? usual, ReadingEvidence evidence)
    {
        float[] features = new float[ReadingFeatures.Names.Length];
        Array.Fill(features, float.NaN);
        ReadingFeatures.Write(new InkReading(view, part, facts, Area.All, Input: 0), usual, evidence, features);
        return ReadingFeatures.Names.Zip(features).Where(pair => pair.Second != 0).ToDictionary(pair => pair.First, pair => pair.Second);
    }
}
