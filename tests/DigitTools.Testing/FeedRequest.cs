namespace DigitTools.Testing;

/// <summary>What a client asks for.</summary>
/// <param name="Path">The path; a whole address where the client takes the server for a proxy.</param>
/// <param name="Authorization">The header; empty where there is none.</param>
public sealed record FeedRequest(string Path, string Authorization);
