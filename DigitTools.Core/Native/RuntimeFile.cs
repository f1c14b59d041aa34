namespace DigitTools.Core.Native;

/// <summary>One file of the training runtime, as its manifest describes it.</summary>
/// <param name="Name">File name, without a folder.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">SHA-256 of the content, 64 lower-case hex digits.</param>
internal sealed record RuntimeFile(string Name, long Size, string Sha256);
