namespace DigitTools.Core;

/// <content>Errors of tables.</content>
internal static partial class Errors
{
    public static DigitException TableTooWide(string path, int columns, int limit) =>
        Make(DigitErrorId.TableTooWide, $"'{path}' would have a sheet of {columns:N0} columns; the limit is {limit:N0}.", path);
}
