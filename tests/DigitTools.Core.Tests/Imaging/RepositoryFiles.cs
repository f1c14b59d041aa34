using System.IO.Compression;

namespace DigitTools.Core.Tests.Imaging;

/// <summary>Files beside the built tests: what ships, and what may be there for measuring.</summary>
internal static class RepositoryFiles
{
    private const string Mnist = "DigitTools.Core/Assets/mnist";

    public static string Root { get; } = FindRoot();

    public static string DevSets => Path.Combine(Root, "..", "shared", "dev-sets");

    /// <summary>The first pictures of the MNIST test set.</summary>
    public static byte[][] MnistTestPictures(int count)
    {
        using var file = new GZipStream(File.OpenRead(Path.Combine(Root, Mnist, "t10k-images-idx3-ubyte.gz")), CompressionMode.Decompress);
        file.ReadExactly(new byte[16]);
        byte[][] pictures = new byte[count][];
        for (int i = 0; i < count; i++)
        {
            pictures[i] = new byte[784];
            file.ReadExactly(pictures[i]);
        }

        return pictures;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, Mnist))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"No '{Mnist}' above '{AppContext.BaseDirectory}'.");
    }
}
