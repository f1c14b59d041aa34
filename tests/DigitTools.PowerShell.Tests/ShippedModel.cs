namespace DigitTools.PowerShell.Tests;

/// <summary>The model that ships with the module.</summary>
internal static class ShippedModel
{
    public static string Path { get; } = System.IO.Path.Combine(Repository.Root, "bin", "lib", "Assets", "digits.onnx");
}
