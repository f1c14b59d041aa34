using System.Numerics;
using DigitTools.Core.Transcription;

namespace DigitTools.Core.Tests.Transcription;

public sealed class TextDecoderTests
{
    [Theory]
    [InlineData("..11..", "1")]
    [InlineData("..1.1..", "11")]
    [InlineData(".12.", "12")]
    [InlineData("0", "0")]
    [InlineData("00.0.00", "000")]
    [InlineData("....", "")]
    public void Decode_ADigitInSeveralPlaces_IsOne(string places, string text) =>
        Assert.Equal(text, Chances.Decode(Chances.Line(places)).Text);

    [Fact]
    public void Decode_TwoBoxesOfASlenderDigit_AreOne()
    {
        // The flag of a 1, and its stem.
        float[] line = Chances.Line("..1..").Box(6, 10, 14).Box(7, 14, 18).Box(8, 14, 18);
        Assert.Equal("1", Chances.Decode(line).Text);
        Assert.Equal("11", Chances.Decode(line.Box(6, 6, 10)).Text);
    }

    [Fact]
    public void Decode_ADigitThatIsLikelyToBeNone_IsLeftOut()
    {
        float[] line = Chances.Line("..1..2..3..");
        Assert.Equal("123", Chances.Decode(line.Weaken(5, 4.4f)).Text);
        Assert.Equal("13", Chances.Decode(line.Weaken(5, 5)).Text.Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Decode_WhatIsSure_IsNearlyCertain()
    {
        DecodedText text = Chances.Decode(Chances.Line("..4..2.."));
        Assert.InRange(text.Probability, 0.95, 1);
        Assert.All(text.Digits, digit => Assert.Equal(1, digit.Probabilities.Sum(), 9));
    }

    [Fact]
    public void Decode_ADoubtfulDigit_SaysWhichOtherItMayBe()
    {
        DecodedText text = Chances.Decode(Chances.Line("..4..2..").Doubt(2, 9, 3.5f));
        Assert.Equal("42", text.Text);
        Assert.InRange(text.Probability, 0.5, 0.7);
        Assert.InRange(text.Digits[0].Probabilities[9], 0.3, 0.45);
        Assert.InRange(text.Digits[1].Probabilities[2], 0.99, 1);
    }

    [Fact]
    public void Decode_ALength_IsKeptTo()
    {
        float[] line = Chances.Line(".1..2..3...4.").Weaken(11, 5);
        Assert.Equal("123", Chances.Decode(line).Text);
        foreach (int length in new[] { 1, 2, 3, 4 })
            Assert.Equal(length, Chances.Decode(line, new TextForm { Lengths = [length] }).Digits.Count);
        Assert.Equal("123", Chances.Decode(line, new TextForm { Lengths = [2, 3, 4] }).Text);
    }

    [Fact]
    public void Decode_AKnownLength_MakesSurer()
    {
        // A second digit that is hardly likelier than none.
        float[] line = Chances.Line(".1..2.").Weaken(4, 3.5f);
        double free = Chances.Decode(line).Probability;
        double known = Chances.Decode(line, new TextForm { Lengths = [2] }).Probability;
        Assert.True(known > free, $"{known} is not more than {free}.");
    }

    [Fact]
    public void Decode_AFormThatNothingFits_TellsWhatIsThereWithoutConfidence()
    {
        DecodedText text = Chances.Decode(Chances.Line(".1..2."), new TextForm { Pattern = DigitPattern.Parse("####") });
        Assert.Equal(("12", 0.0), (text.Text, text.Probability));
    }

    [Theory]
    [InlineData("##/##", "1.2.3.4", "12/34")]
    [InlineData(@"\##-\\#", "1.2", @"#1-\2")]
    [InlineData("20##", "2.0.2.6", "2026")]
    [InlineData("20##", "2.6", "2026")]
    public void Decode_APattern_GivesTheTextItsForm(string pattern, string places, string text) =>
        Assert.Equal(text, Chances.Decode(Chances.Line(places), new TextForm { Pattern = DigitPattern.Parse(pattern) }).Text);

    [Fact]
    public void Decode_DigitsOfThePattern_AreNoOthers()
    {
        float[] line = Chances.Line("3.0.2.6").Doubt(0, 2, 3.5f);
        Assert.Equal("2026", Chances.Decode(line, new TextForm { Pattern = DigitPattern.Parse("20##") }).Text);
    }

    [Fact]
    public void Decode_LinesAndGaps_AreLineFeedsAndSpaces()
    {
        string gap = new('.', 12);
        var chances = new PlaceChances([Chances.Line($"1..2{gap}3"), Chances.Line("..3..")]);
        DecodedText text = TextDecoder.Decode(chances, TextForm.Any);
        Assert.Equal("12 3\n3", text.Text);
        Assert.Equal([0, 0, 0, 1], text.Digits.Select(digit => digit.Line));
    }

    [Fact]
    public void Decode_ABox_IsThatOfThePlacesOfItsDigit()
    {
        DecodedDigit digit = Chances.Decode(Chances.Line("..77..")).Digits.Single();
        Assert.Equal((11, 8, 25, 24), (digit.Left, digit.Top, digit.Right, digit.Bottom));
    }

    [Fact]
    public void Decode_ADigitThatIsOneOfTwo_IsNotReadAsBoth()
    {
        // The left half of a digit looks like a 9, its right half like a 2; the box is the same.
        float[] line = Chances.Line("..9999..").Doubt(4, 9, -4).Doubt(5, 9, -4).Doubt(4, 2, 4).Doubt(5, 2, 4.2f);
        DecodedText text = Chances.Decode(line);
        Assert.Single(text.Digits);
        Assert.InRange(text.Digits[0].Probabilities[9], 0.4, 0.6);
        Assert.InRange(text.Probability, 0.4, 0.6);
    }

    [Fact]
    public void Decode_SeveralViewsOfALine_AreOneText()
    {
        // The second is twice as large, and doesn't see the 2; only the first sees the 3, and not for sure.
        var large = Matrix3x2.CreateScale(0.5f);
        LineView[] views =
        [
            new(Chances.Line(".1..2..3.").Weaken(7, 4.4f), Matrix3x2.Identity),
            new(Chances.Line("..11............."), large),
        ];
        DecodedText text = TextDecoder.Decode(new PlaceChances([views]), TextForm.Any);
        Assert.Equal("12", text.Text);
        Assert.InRange(text.Digits[0].Left, 5, 6);
        Assert.InRange(text.Digits[0].Right, 12, 13);
        Assert.InRange(text.Probability, 0.4, 0.85);
    }

    [Fact]
    public void Decode_OneViewIsSureAndTwoWaver_IsWhatTheSureOneSays()
    {
        // By the mean of the probabilities it would be the 9, which two views find four times as likely as the 2.
        LineView sure = new(Chances.Line("..2.."), Matrix3x2.Identity);
        LineView wavers = new(Chances.Line("..2..").Doubt(2, 9, 5.4f), Matrix3x2.Identity);
        Assert.Equal("9", TextDecoder.Decode(new PlaceChances([[wavers]]), TextForm.Any).Text);
        Assert.Equal("2", TextDecoder.Decode(new PlaceChances([[sure, wavers, wavers]]), TextForm.Any).Text);
    }

    [Fact]
    public void Decode_AViewThatLeans_HasItsBoxesWhereItsDigitsAre()
    {
        // Half a column to the right for each row above the middle: the box is in the middle rows, so it stays.
        var lean = new Matrix3x2(1, 0, -0.5f, 1, 8, 0);
        LineView[] views = [new(Chances.Line("..2.."), lean)];
        DecodedDigit digit = Assert.Single(TextDecoder.Decode(new PlaceChances([views]), TextForm.Any).Digits);
        Assert.Equal((11f, 19f), (digit.Left, digit.Right));
    }

    [Fact]
    public void SlotPath_AllChoices_SumToOne()
    {
        List<Slot> slots = Slots.Find(new PlaceChances([Chances.Line("1..2..3").Weaken(0, 4).Weaken(3, 3)]));
        double sum = Enumerable.Range(0, 4).Sum(count => SlotPath.Find(slots, [.. Enumerable.Repeat(-1, count)]).All);
        Assert.Equal(1, sum, 6);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026")]
    [InlineData(@"##\")]
    [InlineData(@"\#")]
    public void DigitPattern_Parse_RefusesWhatReadsNothing(string text) => Assert.Null(DigitPattern.Parse(text));
}
