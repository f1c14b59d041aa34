using System.Text;

namespace DigitTools.Core.Training;

/// <summary>An option of a training with its value, as model files, checkpoints and messages name it.</summary>
/// <param name="Name">As the user writes it: LearningRate.</param>
/// <param name="Value">The same text in every culture; nothing if the option was not given.</param>
/// <param name="IsFixed">Whether a training that goes on has to have the same value.</param>
public sealed record TrainingFact(string Name, string Value, bool IsFixed)
{
    /// <summary>The name in words: learning rate.</summary>
    public string Words
    {
        get
        {
            var words = new StringBuilder();
            foreach (char letter in Name)
            {
                if (char.IsUpper(letter) && words.Length > 0) words.Append(' ');
                words.Append(char.ToLowerInvariant(letter));
            }

            return words.ToString();
        }
    }
}
