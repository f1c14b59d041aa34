namespace DigitTools.Core.Training;

/// <summary>A training whose numbers are no longer finite. <see cref="ModelTrainer"/> makes the user's error of it.</summary>
/// <param name="what">What isn't finite: "the loss".</param>
/// <param name="epoch">1, 2, 3 ...</param>
/// <param name="step">1, 2, 3 ... within the epoch.</param>
/// <param name="steps">Steps of an epoch.</param>
/// <param name="rate">The learning rate of that step.</param>
internal sealed class DivergenceException(string what, int epoch, int step, int steps, double rate) : Exception(FormattableString.Invariant(
    $"The training diverged in epoch {epoch}, step {step} of {steps}, at a learning rate of {rate:0.########}: {what} is not finite."));
