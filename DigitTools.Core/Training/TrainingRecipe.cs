using System.Globalization;
using System.Reflection;
using DigitTools.Core.Handwriting;

namespace DigitTools.Core.Training;

/// <summary>
/// The numbers of a training that no option changes, in one table. Their digest belongs to the identity of a training: a training that was
/// begun under other numbers is not resumed.
/// </summary>
internal static class TrainingRecipe
{
    /// <summary>Raised when the steps of a training change, though no number here does.</summary>
    public const int Version = 2;

    /// <summary>AdamW: what the running mean of the gradients keeps at a step, 0..1.</summary>
    public const float MeanDecay = 0.9f;

    /// <summary>AdamW: what the running mean of the squared gradients keeps at a step, 0..1.</summary>
    public const float VarianceDecay = 0.99f;

    /// <summary>AdamW: added to the root of the squared gradients, so that nothing is divided by 0.</summary>
    public const float Epsilon = 1e-8f;

    /// <summary>The part of the steps in which the learning rate rises, 0..1.</summary>
    public const double WarmUpPart = 0.15;

    /// <summary>The last learning rate, as a part of the highest.</summary>
    public const double LastRatePart = 0.002;

    /// <summary>What the average of the weights keeps at a step, 0..1; less at first.</summary>
    public const double AverageDecay = 0.998;

    /// <summary>The part of the epochs, at the end, that runs with <see cref="AugmentationRanges.Weak"/>.</summary>
    public const double WeakPart = 0.2;

    /// <summary>What a picture that is no digit counts in the loss, beside 1 for a digit.</summary>
    public const float OutlierWeight = 0.2f;

    /// <summary>
    /// Pictures of the data in a part of a batch: enough for the statistics of the batch normalisation, few enough for four threads at the
    /// usual batch size.
    /// </summary>
    public const int PicturesOfPart = 32;

    /// <summary>
    /// The largest class may have this many times the pictures of the smallest before classes are weighted; MNIST has 1.24.
    /// </summary>
    public const double ToleratedImbalance = 1.5;

    /// <summary>
    /// The most that a picture of a rare class counts in the loss, beside 1 for the average one, or it would be learnt by heart.
    /// </summary>
    public const double MostClassWeight = 5;

    /// <summary>A short name of all these numbers, and of what is drawn: 12 hex digits.</summary>
    public static string Digest { get; } = Compute();

    /// <summary>Name and value of each constant of a recipe.</summary>
    public static IEnumerable<string> Lines(Type recipe) => recipe.GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => Line(field.Name, field.GetValue(null)));

    private static string Compute()
    {
        IEnumerable<string> ranges = new[] { AugmentationRanges.Full, AugmentationRanges.Weak }
            .SelectMany(range => typeof(AugmentationRanges).GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Select(property => Line(property.Name, property.GetValue(range))));
        return TrainingIdentity.Digest([.. Lines(typeof(TrainingRecipe)), .. ranges, Line(nameof(Scribbler), Scribbler.Version)]);
    }

    private static string Line(string name, object? value) => string.Create(CultureInfo.InvariantCulture, $"{name}={value}");
}
