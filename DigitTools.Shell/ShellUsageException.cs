namespace DigitTools.Shell;

/// <summary>The command line of the shell can't be understood.</summary>
internal sealed class ShellUsageException(string message) : Exception(message);
