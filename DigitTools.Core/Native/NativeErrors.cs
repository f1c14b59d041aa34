namespace DigitTools.Core;

/// <content>Errors of native libraries.</content>
internal static partial class Errors
{
    public static DigitException NativeLibraryUnavailable(string library, string reason, Exception? cause = null) =>
        Make(DigitErrorId.NativeLibraryUnavailable, $"{library} cannot be loaded on this machine: {reason}", library, cause);

    public static DigitException NativeLibraryWrong(string library, string what, string wayOut) =>
        Make(DigitErrorId.NativeLibraryUnavailable, $"{library} cannot be used on this machine: {what} {wayOut}", library);
}
