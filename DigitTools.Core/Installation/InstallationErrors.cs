namespace DigitTools.Core;

/// <content>Errors of installing the training runtime.</content>
internal static partial class Errors
{
    public static DigitException TrainingRuntimeNotFound(string path) =>
        Make(DigitErrorId.TrainingRuntimeNotFound, $"There is no package of the training runtime at '{path}'.", path);

    public static DigitException TrainingRuntimeNotOnFeed(string feed, string id, string version) =>
        Make(DigitErrorId.TrainingRuntimeNotFound, $"'{feed}' has no package {id} of version {version}.", feed);

    public static DigitException TrainingRuntimeInvalid(string path, string reason, Exception? cause = null) =>
        Make(DigitErrorId.TrainingRuntimeInvalid, $"'{path}' is not a package of the training runtime: {reason}", path, cause);

    public static DigitException TrainingRuntimeWrongPlatform(string path, string found, string expected) =>
        Make(
            DigitErrorId.TrainingRuntimeWrongPlatform,
            $"'{path}' is the training runtime for {found}; this module is for {expected}.",
            path);

    public static DigitException TrainingRuntimeWrongVersion(string path, string found, string expected) =>
        Make(DigitErrorId.TrainingRuntimeWrongVersion, $"'{path}' is the training runtime {found}; this module needs {expected}.", path);

    public static DigitException TrainingRuntimeChecksumMismatch(string path, string file) =>
        Make(
            DigitErrorId.TrainingRuntimeChecksumMismatch,
            $"'{path}' was refused: its {file} is not the one that this module was packed with.",
            path);

    public static DigitException TrainingRuntimeUnsupported(string platform) =>
        Make(
            DigitErrorId.TrainingRuntimeUnsupported,
            $"This copy of the module, on {platform}, has no training runtime to install.",
            platform);

    public static DigitException TrainingRuntimeBusy(string folder, Exception cause) =>
        Make(DigitErrorId.TrainingRuntimeBusy, $"Another process is installing into '{folder}'.", folder, cause);

    public static DigitException TrainingRuntimeDiskFull(string folder, long needed, long free, Exception? cause = null) =>
        Make(
            DigitErrorId.TrainingRuntimeDiskFull,
            $"The training runtime needs {needed / 1e6:N0} MB at '{folder}', and {free / 1e6:N0} MB are free.",
            folder,
            cause);

    public static DigitException TrainingRuntimeAccessDenied(string folder, Exception cause) =>
        Make(
            DigitErrorId.TrainingRuntimeAccessDenied,
            $"The training runtime cannot be written to '{folder}': {cause.Message}",
            folder,
            cause);

    public static DigitException FeedUnavailable(Uri address, string reason, Exception? cause = null) =>
        Make(DigitErrorId.FeedUnavailable, $"'{address}' cannot be used: {reason}", address.AbsoluteUri, cause);

    public static DigitException FeedInvalid(Uri index, Exception cause) =>
        Make(DigitErrorId.FeedInvalid, $"'{index}' is not a NuGet feed of version 3: {cause.Message}", index.AbsoluteUri, cause);
}
