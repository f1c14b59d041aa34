namespace DigitTools;

/// <summary>The libraries that training needs, as they lie on this machine.</summary>
public sealed class DigitTrainingRuntime
{
    internal DigitTrainingRuntime()
    {
    }

    /// <summary>Version of the runtime; null if <c>dotnet build</c> laid it, which keeps no record.</summary>
    public string? Version { get; init; }

    /// <summary>The platform, as packages name it: <c>linux-x64</c>.</summary>
    public required string Platform { get; init; }

    /// <summary>Whether it was installed just now; false if it was there already.</summary>
    public required bool Installed { get; init; }

    /// <summary>Bytes of its files.</summary>
    public required long Size { get; init; }

    /// <summary>Full path of the folder that holds it.</summary>
    public required string Path { get; init; }
}
