namespace DigitTools.Core.Installation;

/// <summary>The training runtime on this machine.</summary>
/// <param name="Version">Version of the runtime; null if the build laid it, which keeps no record.</param>
/// <param name="Platform">The platform, as packages name it.</param>
/// <param name="Folder">Full path of the folder that holds it.</param>
/// <param name="Size">Bytes of its files.</param>
/// <param name="IsNew">Whether it was installed just now.</param>
internal sealed record RuntimeInstallation(string? Version, string Platform, string Folder, long Size, bool IsNew);
