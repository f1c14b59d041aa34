namespace DigitTools.PowerShell.Tests;

/// <summary>What the examples of the help find in their current location: pictures, data and models.</summary>
internal static class ExampleFolder
{
    private const int TrainingPictures = 300;
    private const int TestPictures = 100;

    /// <summary>Writes it below a folder.</summary>
    /// <returns>Full path.</returns>
    public static string Write(TestFolder folder)
    {
        string here = folder.Folder("here");
        folder.Folder("here/scans");
        folder.Folder("here/models");
        string samples = Path.Combine(Repository.Root, "examples", "digits");
        foreach (string file in Directory.EnumerateFiles(samples)) File.Copy(file, Path.Combine(here, "scans", Path.GetFileName(file)));
        foreach (string name in (string[])["digit.png", "odd.png"]) File.Copy(Path.Combine(samples, "digit.png"), Path.Combine(here, name));
        foreach (string name in (string[])["mine.onnx", "models/first.onnx", "models/second.onnx"]) File.Copy(ShippedModel.Path, Path.Combine(here, name));
        for (int i = 0; i < TestPictures; i++)
        {
            string digit = $"here/my-digits/{Mnist.Test.Label(i)}";
            folder.Folder(digit);
            folder.Digit($"{digit}/{i}.png", i);
        }

        folder.Idx(TrainingPictures, TestPictures, "here/idx");
        return here;
    }
}
