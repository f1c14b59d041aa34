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
        var view = new View(ViewKind.Region, new Area(0, 0, 0.5f, 0.25f), Share: 0.125f, Polarity.DarkOnLight, Convexity: 0.75f);
        var evidence = new ReadingEvidence(Confidence: 1, Agreement: 0.75f, Disagreement: 0.5f, SecondCharacter: 0.9f, SureCharacters: 3);
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
            ["odd region"] = 0.25f,
            ["usual view without ink"] = 1,
            ["disagreement"] = 0.5f,
            ["agreement"] = 0.75f,
            ["other view and disagreement"] = 0.5f,
            ["second character"] = 0.9f,
            ["more characters"] = 1,
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

    [Fact]
    public void ReadingFeatures_Write_TellsWhatWasDrawnByARuler()
    {
        InkFacts facts = s_usual with { Bend = 0.1f, Thickness = 0.06f, Boxed = 0.75f, Rules = 5, Gap = 0.17f };
        Dictionary<string, float> expected = new()
        {
            ["straight"] = 0.8f,
            ["straight and thin"] = 0.4f,
            ["thin"] = 0.01f / 0.07f,
            ["boxed"] = 0.5f,
            ["lines taken away"] = 2,
            ["gap"] = 0.17f,
            ["wide gap"] = 0.1f,
        };
        Dictionary<string, float> written = Written(s_whole, ReadingPart.Digit, facts, facts, new ReadingEvidence(Confidence: 1));
        Assert.Equal(expected.Keys.Order(), written.Keys.Order());
        Assert.All(expected, feature => Assert.Equal(feature.Value, written[feature.Key], 1e-5));
    }

    [Fact]
    public void ReadingFeatures_Write_ACleanUsualViewSpeaksAgainstTheOthers()
    {
        View faint = s_whole with { Kind = ViewKind.Faint };
        InkFacts usual = s_usual with { LongerSide = 90 };
        Dictionary<string, float> written = Written(faint, ReadingPart.Digit, s_usual, usual, new(Confidence: 1));
        Assert.Equal(["faint", "other view", "usual view clean"], written.Keys.Order());
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
