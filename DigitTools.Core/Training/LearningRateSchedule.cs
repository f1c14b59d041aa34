using static DigitTools.Core.Training.TrainingRecipe;

namespace DigitTools.Core.Training;

/// <summary>The learning rate of each step: up in a straight line, then down along a cosine to nearly nothing.</summary>
/// <remarks>
/// After L. N. Smith, N. Topin, "Super-convergence: very fast training of neural networks using large learning rates", 2018.
/// </remarks>
/// <param name="peak">The highest rate.</param>
/// <param name="steps">Steps of the whole training, at least 1.</param>
internal sealed class LearningRateSchedule(double peak, long steps)
{
    /// <summary>The rate of one step, 0 .. steps - 1.</summary>
    public double At(long step)
    {
        double position = (step + 0.5) / steps;
        if (position < WarmUpPart) return peak * position / WarmUpPart;
        double down = (position - WarmUpPart) / (1 - WarmUpPart);
        return peak * (LastRatePart + (1 - LastRatePart) * 0.5 * (1 + Math.Cos(Math.PI * down)));
    }
}
