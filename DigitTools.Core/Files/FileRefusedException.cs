namespace DigitTools.Core.Files;

/// <summary>
/// A path that leads to something which can't be the file that is meant, whatever it holds: a folder, a pipe, a device, or far too much.
/// </summary>
/// <param name="reason">Why, as the end of a sentence: <c>it is a directory.</c></param>
internal sealed class FileRefusedException(string reason) : IOException(reason);
