namespace DigitTools.Core.Imaging.Decoding;

/// <summary>Runs decoders of packages in C#: whatever they throw at a damaged file is an error of that file.</summary>
internal static class ManagedDecoder
{
    /// <summary>Runs a step of a decoder.</summary>
    /// <param name="path">The file, for the error.</param>
    /// <param name="step">The step.</param>
    /// <exception cref="DigitException">PictureUnreadable, or what the step throws of this kind.</exception>
    /// <exception cref="OperationCanceledException">The decoding was to be stopped.</exception>
    public static T Run<T>(string path, Func<T> step)
    {
        try
        {
            return step();
        }
        catch (Exception e) when (e is not (DigitException or OperationCanceledException))
        {
            throw Errors.PictureUnreadable(path, "it is damaged.", e);
        }
    }

    /// <inheritdoc cref="Run{T}"/>
    public static void Run(string path, Action step) => Run(path, () =>
    {
        step();
        return true;
    });
}
