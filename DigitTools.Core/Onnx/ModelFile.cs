using System.Security.Cryptography;
using DigitTools.Core.Files;

namespace DigitTools.Core.Onnx;

/// <summary>Reads a model file as bytes.</summary>
internal static class ModelFile
{
    /// <summary>Bytes: far more than a network for small pictures has.</summary>
    public const int MaximumLength = 512 << 20;

    /// <summary>Hexadecimal digits of an id.</summary>
    private const int IdLength = 12;

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

    /// <summary>The file, with the weights that lie in other files beside it.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DigitException">As <see cref="Read"/>; <see cref="DigitErrorId.ModelInvalid"/> too where what it says
    /// of itself is damaged, or the other files are missing, elsewhere, or too short.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ModelContent ReadWhole(string path, CancellationToken cancellationToken) =>
        Whole(path, Read(path, cancellationToken), cancellationToken);

    /// <summary>As <see cref="ReadWhole"/>, of a model that was read.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="file">The model.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DigitException">As <see cref="ReadWhole"/>.</exception>
    public static ModelContent Whole(string path, byte[] file, CancellationToken cancellationToken)
    {
        byte[] hash = SHA256.HashData(file);
        ModelProps? props = MetadataProps.Of(file) is { } texts ? ModelProps.Of(path, texts) : null;
        if (!ExternalData.MayBeIn(file)) return new ModelContent(file, IdOf(hash), file.Length, [path], props);

        var data = new ExternalData(path, cancellationToken);
        byte[] whole = data.PutInto(file);
        if (data.Hashes.Count == 0) return new ModelContent(file, IdOf(hash), file.Length, [path], props);
        byte[] together = SHA256.HashData([.. hash, .. data.Hashes.Values.SelectMany(h => h)]);
        string folder = Path.GetDirectoryName(path)!;
        string[] files = [path, .. data.Hashes.Keys.Select(name => Path.Combine(folder, name))];
        return new ModelContent(whole, IdOf(together), file.Length + data.Length, files, props);
    }

    /// <summary>The id of a hash.</summary>
    public static string IdOf(ReadOnlySpan<byte> hash) => Convert.ToHexStringLower(hash)[..IdLength];
}
