using System.Management.Automation;

namespace DigitTools.Support;

/// <summary>A picture that was given, or a problem in its place.</summary>
/// <param name="Path">Full path; of a picture that is no file, what stands for it.</param>
/// <param name="Problem">Why there is nothing to read.</param>
/// <param name="Memory">What a picture is that is no file; null for a file.</param>
internal sealed record FoundPicture(string Path, ErrorRecord? Problem = null, MemoryPicture? Memory = null);
