using DigitTools.Core.Data;
using DigitTools.Core.Training;

namespace DigitTools.Support;

/// <summary>Says before a training what its data will not give.</summary>
internal static class ThinData
{
    /// <summary>With fewer pictures of a digit there is a warning.</summary>
    private const int FewPictures = 100;

    /// <summary>Warnings of a class with few pictures, and of classes of very different sizes.</summary>
    /// <param name="data">What is trained on.</param>
    public static List<string> Warnings(DigitDataset data)
    {
        int[] counts = data.CountPerClass();
        (int fewest, int most) = (counts.Min(), counts.Max());
        List<string> warnings = [];
        if (fewest < FewPictures) warnings.Add(Text.Format(Strings.WarningFewPictures, fewest, Array.IndexOf(counts, fewest)));
        if (ClassBalance.IsUnbalanced(data))
        {
            warnings.Add(Text.Format(
                Strings.WarningUnbalanced, most, Array.IndexOf(counts, most), fewest, Array.IndexOf(counts, fewest)));
        }

        return warnings;
    }
}
