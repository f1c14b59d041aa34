namespace DigitTools.Core.Onnx;

/// <summary>Reads a model file as bytes.</summary>
internal static class ModelFile
{
    /// <summary>The whole file.</summary>
    /// <exception cref="DigitException"><see cref="DigitErrorId.ModelNotFound"/>, or <see cref="DigitErrorId.ModelInvalid"/> where it can't be read.</exception>
    public static byte[] Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Errors.ModelNotFound(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Directory.Exists(path) ? Errors.ModelInvalid(path, "it is a directory.") : Errors.ModelInvalid(path, e.Message, e);
        }
    }
}
