namespace DigitTools.Shell;

/// <summary>Reads the text files built into the shell.</summary>
internal static class EmbeddedText
{
    internal static string Read(string name)
    {
        using Stream stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The shell was built without '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The names of the embedded files with this extension, in a fixed order.</summary>
    internal static IEnumerable<string> Names(string extension) =>
        typeof(EmbeddedText).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(extension, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
}
