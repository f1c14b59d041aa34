using DigitTools.Core.Imaging;
using DigitTools.Core.Preprocessing;
using DigitTools.Core.Recognition;

namespace DigitTools.Core.Tests.Recognition;

public sealed class ReadingChoiceTests
{
    /// <summary>By so much the logit of a sure guess is above the others.</summary>
    private const float Sure = 14;

    private static readonly View s_whole = View.OfAll(ViewKind.Whole, Polarity.DarkOnLight);
    private static readonly View s_region = new(ViewKind.Region, new Area(0.1f, 0.1f, 0.9f, 0.9f), Share: 0.64f, Polarity.DarkOnLight);
    private static readonly InkFacts s_clean = InkFacts.Perfect with { LongerSide = 100 };

    /// <summary>Each counts with all its confidence beside the others.</summary>
    private static readonly TrustNetwork s_alike = new([], [], [], new float[ReadingFeatures.Names.Length], Bias: 100);

    /// <summary>A dark block along all edges.</summary>
    private static readonly InkFacts s_frame = s_clean with
    {
        Kept = 0.4f,
        EdgeContact = 0.5f,
        Edges = 4,
        Thickness = 0.5f,
        Widest = 0.6f,
        Solidity = 0.9f,
        Size = 1,
    };

    private readonly ReadingList _list = new();
    private readonly List<float> _logits = [];
    private readonly double[] _probabilities = new double[10];

    [Fact]
    public void ReadingChoice_Choose_ACleanReadingKeepsWhatTheNetworkSays()
    {
        Add(s_whole, s_clean, digit: 7, logit: 2);
        ChosenReading chosen = Choose(temperature: 2);
        Assert.Equal(new ChosenReading(0, Trust: 1, Several: 0, Blank: 0), chosen);
        Assert.Equal(Math.E / (Math.E + 9), _probabilities[7], 1e-6);
        Assert.Equal(1, _probabilities.Sum(), 1e-9);
    }

    [Fact]
    public void ReadingChoice_Choose_WhatADoubtfulReadingLacksInTrustIsLackingInTheSum()
    {
        Add(s_whole, s_frame, digit: 7);
        ChosenReading chosen = Choose();
        Assert.InRange(chosen.Trust, 0, 0.9);
        Assert.Equal(chosen.Trust, _probabilities.Sum(), 1e-9);
        Assert.Equal(7, Array.IndexOf(_probabilities, _probabilities.Max()));
    }

    [Fact]
    public void ReadingChoice_Choose_OfTwoReadingsTheTrustedOneIsTaken()
    {
        Add(s_whole, s_frame, digit: 1);
        Add(s_region, s_clean, digit: 7);
        ChosenReading chosen = Choose();
        Assert.Equal(1, chosen.Index);
        Assert.Equal(7, Array.IndexOf(_probabilities, _probabilities.Max()));
        Assert.InRange(_probabilities.Sum(), 0, 1);
    }

    [Fact]
    public void ReadingChoice_Choose_SureCharactersAreSeveralDigits()
    {
        InkFacts one = s_clean with { Kept = 0.34f, LeftOutWhole = 0.66f, Characters = 3, Size = 0.6f };
        Add(s_whole, one, digit: 4);
        foreach (int digit in (int[])[4, 7, 2]) Add(s_whole, one with { OffMiddle = 0.5f }, digit, Sure, ReadingPart.Character);
        ChosenReading chosen = Choose();
        Assert.Equal(0, chosen.Index);
        Assert.InRange(chosen.Several, 0.5, 1);
        Assert.InRange(_probabilities.Sum(), 0, 1 - chosen.Several);
    }

    [Fact]
    public void ReadingChoice_Choose_TakesThePicturesOwnReadingsOutOfABatch()
    {
        Add(s_whole, s_clean, digit: 3);
        Add(s_whole, s_clean, digit: 5);
        Assert.Equal(1, new ReadingChoice(1).Choose(_list, 1, 1, _logits.ToArray(), _probabilities).Index);
        Assert.Equal(5, Array.IndexOf(_probabilities, _probabilities.Max()));
    }

    [Fact]
    public void ReadingChoice_Evidence_IsWhatTheOtherReadingsSay()
    {
        Add(s_whole, s_frame, digit: 7, logit: 5);
        Add(s_region, s_clean, digit: 7, logit: 4);
        Add(s_region, s_clean, digit: 1, logit: 3, ReadingPart.Everything);
        Add(s_region, s_clean, digit: 1, logit: 6, ReadingPart.Character);
        Add(s_region, s_clean, digit: 2, logit: 2, ReadingPart.Character);
        Add(s_whole, s_clean, digit: 2, logit: 9, ReadingPart.Character);
        var choice = new ReadingChoice(1, s_alike);
        choice.Guess(_list, 0, 6, _logits.ToArray());
        Assert.Equal([7, 7, 1, 1, 2, 2], Enumerable.Range(0, 6).Select(choice.GuessOf));
        AssertEvidence(new(Of(5), Of(4), Of(3), SecondCharacter: 0), choice.Evidence(_list, 0, 6, 0));
        AssertEvidence(new(Of(4), Of(5), Of(3), Of(2)), choice.Evidence(_list, 0, 6, 1));
        AssertEvidence(new(Of(3), Agreement: 0, Of(5), Of(2)), choice.Evidence(_list, 0, 6, 2));
    }

    [Fact]
    public void ReadingChoice_Guess_TakesAnyNumberOfReadings()
    {
        for (int i = 0; i < 200; i++) Add(s_region, s_clean, i % 10);
        var choice = new ReadingChoice(1);
        choice.Choose(_list, 0, 200, _logits.ToArray(), _probabilities);
        Assert.Equal(Enumerable.Range(0, 200).Select(i => i % 10), Enumerable.Range(0, 200).Select(choice.GuessOf));
    }

    [Fact]
    public void ReadingChoice_Evidence_SureCharactersAreCounted()
    {
        Add(s_whole, s_clean, digit: 7);
        foreach (float logit in (float[])[Sure, 3, Sure, Sure]) Add(s_whole, s_clean, digit: 2, logit, ReadingPart.Character);
        var choice = new ReadingChoice(1, s_alike);
        choice.Guess(_list, 0, 5, _logits.ToArray());
        Assert.Equal(3, choice.Evidence(_list, 0, 5, 0).SureCharacters);
    }

    [Fact]
    public void ReadingChoice_Evidence_DigitsInRegionsThatLieApartAreCharactersOfTheWhole()
    {
        Add(s_whole, s_frame, digit: 1);
        Add(s_region, s_clean, digit: 7, ink: new Area(0.1f, 0.1f, 0.4f, 0.4f));
        Add(s_region, s_clean, digit: 7, logit: Sure - 1, ink: new Area(0.2f, 0.2f, 0.4f, 0.4f));
        Assert.Equal(0, Evidence().SecondCharacter);
        Add(s_region, s_clean, digit: 4, logit: Sure - 2, ink: new Area(0.5f, 0.1f, 0.8f, 0.4f));
        Assert.Equal(Of(Sure - 2), Evidence().SecondCharacter, 1e-4f);

        ReadingEvidence Evidence()
        {
            var choice = new ReadingChoice(1, s_alike);
            choice.Guess(_list, 0, _list.Count, _logits.ToArray());
            return choice.Evidence(_list, 0, _list.Count, 0);
        }
    }

    [Fact]
    public void ReadingChoice_Evidence_OfAnotherReadingCountsAsFarAsItIsTrustedByItself()
    {
        Add(s_whole, s_clean, digit: 7);
        Add(s_region, s_frame, digit: 1);
        Add(s_region, s_clean, digit: 7);
        float[] weights = new float[ReadingFeatures.Names.Length];
        weights[Array.IndexOf(ReadingFeatures.Names, "more edges")] = -100;
        var choice = new ReadingChoice(1, new TrustNetwork([], [], [], weights, Bias: 0));
        choice.Guess(_list, 0, 3, _logits.ToArray());
        ReadingEvidence evidence = choice.Evidence(_list, 0, 3, 0);
        Assert.Equal(0.5f, evidence.Agreement, 1e-4f);
        Assert.Equal(0, evidence.Disagreement, 1e-4f);
    }

    /// <summary>The confidence in a guess whose logit is so much above the others.</summary>
    private static float Of(double logit) => (float)(Math.Exp(logit) / (Math.Exp(logit) + 9));

    private static void AssertEvidence(ReadingEvidence expected, ReadingEvidence actual)
    {
        Assert.Equal(expected.Confidence, actual.Confidence, 1e-6);
        Assert.Equal(expected.Agreement, actual.Agreement, 1e-6);
        Assert.Equal(expected.Disagreement, actual.Disagreement, 1e-6);
        Assert.Equal(expected.SecondCharacter, actual.SecondCharacter, 1e-6);
    }

    private void Add(View view, InkFacts facts, int digit, float logit = Sure, ReadingPart part = ReadingPart.Digit, Area? ink = null)
    {
        _list.Next().Clear();
        _list.Add(view, part, facts, ink ?? Area.All);
        for (int k = 0; k < 10; k++) _logits.Add(k == digit ? logit : 0);
    }

    private ChosenReading Choose(double temperature = 1) =>
        new ReadingChoice(temperature).Choose(_list, 0, _list.Count, _logits.ToArray(), _probabilities);
}
