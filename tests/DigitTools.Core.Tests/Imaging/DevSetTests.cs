using DigitTools.Core.Imaging;
using DigitTools.Core.Imaging.Decoding;
using DigitTools.Core.Preprocessing;

namespace DigitTools.Core.Tests.Imaging;

/// <summary>Real handwriting, where the folder with it is there.</summary>
public sealed class DevSetTests
{
    [Theory]
    [InlineData("user-digits", 10)]
    [InlineData("usps", 20)]
    [InlineData("canvas", 5)]
    [InlineData("dida", 20)]
    public void DigitPreprocessor_Prepare_RealDigitsHaveInk(string set, int step)
    {
        string folder = Path.Combine(Repository.Root, "..", "shared", "dev-sets", set);
        if (!Directory.Exists(folder)) Assert.Skip($"'{folder}' is not here.");

        byte[] digit = new byte[784];
        string[] paths = Directory.GetFiles(folder, "*.*", SearchOption.AllDirectories);
        Array.Sort(paths, StringComparer.Ordinal);
        int seen = 0, withInk = 0;
        for (int i = 0; i < paths.Length; i += step)
        {
            seen++;
            if (DigitPreprocessor.Prepare(PictureReader.Read(paths[i]), Polarity.Auto, digit)) withInk++;
        }

        Assert.True(withInk >= 0.98 * seen, $"{withInk} of {seen} have ink.");
    }
}
