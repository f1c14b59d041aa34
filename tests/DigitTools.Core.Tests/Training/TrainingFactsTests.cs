using DigitTools.Core.Data;
using DigitTools.Core.Handwriting;
using DigitTools.Core.Onnx;
using DigitTools.Core.Training;

namespace DigitTools.Core.Tests.Training;

/// <summary>What a training is: a checkpoint goes on only under the same options, numbers and drawings.</summary>
public sealed class TrainingFactsTests
{
    /// <summary>Where a training runs and keeps its state: no part of what it is.</summary>
    private static readonly string[] s_circumstances =
        [nameof(TrainingOptions.ThreadCount), nameof(TrainingOptions.CheckpointPath), nameof(TrainingOptions.Resume)];

    [Fact]
    public void Facts_NameEveryOption()
    {
        IEnumerable<string> options = typeof(TrainingOptions).GetProperties().Where(p => p.CanWrite).Select(p => p.Name);
        IEnumerable<string> facts = new TrainingOptions().Facts.Select(fact => fact.Name);
        Assert.Equal(options.Except(s_circumstances).Order(StringComparer.Ordinal), facts.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("LearningRate", "learning rate")]
    [InlineData("Seed", "seed")]
    public void Words_AreThoseOfTheName(string name, string words) => Assert.Equal(words, new TrainingFact(name, "", IsFixed: true).Words);

    [Fact]
    public void Identity_HasAllOfAValueThatModelFilesRound()
    {
        TrainingOptions twelfth = new(), nearly = new() { ValidationFraction = 0.0833333 };
        Assert.NotEqual(TrainingIdentity.Of(Mnist.Train.First(10), twelfth), TrainingIdentity.Of(Mnist.Train.First(10), nearly));
        Assert.Equal(twelfth.Facts.Select(fact => fact.Shown), nearly.Facts.Select(fact => fact.Shown));
    }

    [Fact]
    public void Defaults_FollowWhatElseWasChosen()
    {
        var fromNothing = TrainingOptions.Defaults(initialModel: null, augmentation: true);
        Assert.Equal(new TrainingOptions { Architecture = fromNothing.Architecture }, fromNothing);
        Assert.Equal("Standard", fromNothing.Architecture.Name);

        var plain = TrainingOptions.Defaults(initialModel: null, augmentation: false);
        Assert.Equal((0, 0), (plain.DrawnDigitRatio, plain.OutlierRatio));

        var further = TrainingOptions.Defaults(DigitClassifier.ShippedPath, augmentation: true);
        Assert.Equal(("Standard", 0.001), (further.Architecture.Name, further.LearningRate));
    }

    /// <summary>It is made of all numbers of the recipe, so this pins each of them.</summary>
    [Fact]
    public void Recipe_Digest_IsThatOfTheNumbersAsTheyAre() => Assert.Equal("ddc9db5a4f1c", TrainingRecipe.Digest);

    [Fact]
    public void Resume_UnderAnotherRecipe_IsRefused()
    {
        Dictionary<string, string> now = TrainingIdentity.Of(Mnist.Train.First(10), new TrainingOptions());
        var before = new Dictionary<string, string>(now) { ["recipe"] = "000000000000" };
        AssertRefused();
        before.Remove("recipe");
        AssertRefused();

        void AssertRefused() => DigitAssert.Throws(
            DigitErrorId.CheckpointMismatch, "state", "trains in another way", () => TrainingIdentity.Require("state", before, now));
    }

    /// <summary>Who changes what is drawn or worn raises <see cref="Scribbler.Version"/>, and then these sums.</summary>
    [Fact]
    public void Scribbler_Version_StandsForWhatIsDrawn()
    {
        double digits = 0, outliers = 0;
        float[] picture = new float[DigitShape.PixelCount];
        for (ulong i = 0; i < 200; i++)
        {
            var random = new Random64(1, 2, i);
            Scribbler.DrawDigit(picture, ref random);
            Wear.Apply(picture, ref random);
            digits += picture.Sum();
            Scribbler.DrawOutlier(picture, ref random);
            Wear.Apply(picture, ref random);
            outliers += picture.Sum();
        }

        // Rounding differs a little from machine to machine; a change of the drawings differs more.
        Assert.Equal(4, Scribbler.Version);
        Assert.Equal(25_018, digits, tolerance: 2);
        Assert.Equal(26_847, outliers, tolerance: 2);
    }
}
