using DigitTools.Core.Files;

namespace DigitTools.Core.Onnx;

/// <summary>Reads a model file as bytes.</summary>
internal static class ModelFile
{
    /// <summary>Bytes: far more than a network for 28 x 28 pixels has.</summary>
    private const int MaximumLength = 512 << 20;

    /// <summary>The whole file.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelNotFound"/>, <see cref="DigitErrorId.ModelInvalid"/> if it can't be a
    /// model whatever it holds, or <see cref="DigitErrorId.ModelUnreadable"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static byte[] Read(string path, CancellationToken cancellationToken = default)
    {
        if (ModuleAssets.Embedded(path) is { } embedded) return embedded;
        try
        {
            return RegularFile.ReadAll(path, MaximumLength, cancellationToken);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Errors.ModelNotFound(path);
        }
        catch (FileRefusedException e)
        {
            throw Errors.ModelInvalid(path, e.Message, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Errors.ModelUnreadable(path, e);
        }
    }
}
