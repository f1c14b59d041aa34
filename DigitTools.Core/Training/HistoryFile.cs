using System.Globalization;
using System.Text;
using DigitTools.Core.Files;
using DigitTools.Core.Model;

namespace DigitTools.Core.Training;

/// <summary>The history of a training as CSV, one row per epoch, for spreadsheets and plots.</summary>
internal static class HistoryFile
{
    private const string Header = "Epoch,TrainLoss,TrainAccuracy,ValidationLoss,ValidationAccuracy,LearningRate,Seconds,ImagesPerSecond";

    /// <summary>Writes all epochs so far; a reader meets whole rows only.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="epochs">The history. A value that isn't there (no validation part) is an empty field.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.OutputNotWritable"/>.</exception>
    public static void Write(string path, IEnumerable<TrainingEpoch> epochs)
    {
        StringBuilder text = new StringBuilder(Header).Append('\n');
        foreach (TrainingEpoch e in epochs)
        {
            text.Append(CultureInfo.InvariantCulture, $"{e.Epoch},{Text(e.TrainLoss)},{Text(e.TrainAccuracy)},")
                .Append(CultureInfo.InvariantCulture, $"{Text(e.ValidationLoss)},{Text(e.ValidationAccuracy)},")
                .Append(CultureInfo.InvariantCulture, $"{Text(e.LearningRate)},{e.Elapsed.TotalSeconds:0.###},{e.ImagesPerSecond:0.#}\n");
        }

        ReplaceFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string Text(double value) => double.IsNaN(value) ? "" : value.ToString("0.########", CultureInfo.InvariantCulture);
}
