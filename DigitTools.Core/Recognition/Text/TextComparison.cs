namespace DigitTools.Core.Recognition.Text;

/// <summary>What of a text has to be as its label has it.</summary>
internal enum TextComparison
{
    /// <summary>Digits, and where one line ends and the next begins.</summary>
    DigitsAndLines,

    /// <summary>Digits alone.</summary>
    Digits,
}
