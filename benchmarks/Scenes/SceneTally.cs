using System.Globalization;
using DigitTools.Core.Recognition;

namespace DigitTools.Benchmarks.Scenes;

/// <summary>What became of the scenes of a kind.</summary>
internal sealed class SceneTally
{
    /// <summary>Scenes counted.</summary>
    public int Count { get; private set; }

    /// <summary>The digit Recognized, or the case refused as it should be.</summary>
    public int Right { get; private set; }

    /// <summary>Recognized as what is not there.</summary>
    public int WrongAndSure { get; private set; }

    /// <summary>Empty with writing in plain sight.</summary>
    public int FalselyEmpty { get; private set; }

    /// <summary>Empty where there is no writing.</summary>
    public int TrulyEmpty { get; private set; }

    /// <summary>All of several kinds.</summary>
    public static SceneTally Sum(IEnumerable<SceneTally> tallies)
    {
        var sum = new SceneTally();
        foreach (SceneTally tally in tallies)
        {
            sum.Count += tally.Count;
            sum.Right += tally.Right;
            sum.WrongAndSure += tally.WrongAndSure;
            sum.FalselyEmpty += tally.FalselyEmpty;
            sum.TrulyEmpty += tally.TrulyEmpty;
        }

        return sum;
    }

    /// <summary>Prints the head of the Markdown table.</summary>
    public static void PrintHead()
    {
        Console.WriteLine("| kind | right | wrong and sure | falsely Empty | Empty |");
        Console.WriteLine("| --- | --: | --: | --: | --: |");
    }

    /// <summary>Counts one.</summary>
    /// <param name="truth">What is right for it.</param>
    /// <param name="digit">The digit on it, if there is exactly one.</param>
    /// <param name="result">What was read.</param>
    /// <returns>Whether it was right.</returns>
    public bool Add(SceneTruth truth, int? digit, RecognitionResult result)
    {
        bool isRight = result.Error is null && truth switch
        {
            SceneTruth.Digit => result.Digit == digit,
            SceneTruth.Several => result.Reason == RecognitionReason.SeveralDigits,
            SceneTruth.NoDigit => result.Status == RecognitionStatus.Rejected,
            _ => result.Status != RecognitionStatus.Recognized,
        };
        Count++;
        if (isRight) Right++;
        else if (result.Error is null && result.Digit is not null) WrongAndSure++;
        if (result.Error is null && result.Status == RecognitionStatus.Empty)
        {
            if (truth == SceneTruth.Nothing) TrulyEmpty++;
            else FalselyEmpty++;
        }

        return isRight;
    }

    /// <summary>Prints a row of the table.</summary>
    public void Print(string name)
    {
        double n = Count;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {Right / n:P1} | {WrongAndSure / n:P1} | {FalselyEmpty / n:P1} | {TrulyEmpty / n:P1} |"));
    }
}
