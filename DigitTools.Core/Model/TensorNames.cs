namespace DigitTools.Core.Model;

/// <summary>Names of tensors, shared by the network and the model file.</summary>
internal static class TensorNames
{
    /// <summary>The batch normalisation behind a convolution.</summary>
    public static string Norm(string convolution) => convolution + "_norm";
}
