namespace DigitTools.Core;

/// <content>Errors of sheets and forms.</content>
internal static partial class Errors
{
    public static DigitException GridNotFound(string path, int? rows, int? columns)
    {
        string asked = (rows, columns) switch
        {
            (null, null) => "",
            (null, _) => FormattableString.Invariant($" of {columns:N0} columns"),
            (_, null) => FormattableString.Invariant($" of {rows:N0} rows"),
            _ => FormattableString.Invariant($" of {rows:N0} rows and {columns:N0} columns"),
        };
        string known = rows is null && columns is null
            ? "Where rules are faint or broken it helps to say how many rows and columns there are"
            : "Look whether rows and columns are as many, or leave them out so that they are counted";
        return Make(
            DigitErrorId.GridNotFound,
            $"There is no ruled grid{asked} in '{path}'. {known}; where there are no rules, say in which part of the picture to read.",
            path);
    }

    public static DigitException FieldOutside(string path, string field, string region, int width, int height) => Make(
        DigitErrorId.TemplateInvalid,
        $"The field {field} ({region}) doesn't lie within '{path}', which has {width} x {height} pixels.",
        path);

    public static DigitException TemplateNotFound(string path) =>
        Make(DigitErrorId.TemplateInvalid, $"There is no file of fields at '{path}'.", path);

    public static DigitException TemplateUnreadable(string path, Exception cause) =>
        Make(DigitErrorId.TemplateInvalid, $"The fields in '{path}' cannot be read: {cause.Message}", path, cause);

    public static DigitException TemplateColumnMissing(string path, string column) => Make(
        DigitErrorId.TemplateInvalid,
        $"'{path}' has no column '{column}'. Its first line names the columns: name, region, kind, and perhaps pattern and length.",
        path);

    public static DigitException TemplateEmpty(string path) =>
        Make(DigitErrorId.TemplateInvalid, $"'{path}' has no field; each is a line below that of the names.", path);

    public static DigitException TemplateInvalid(string path, long line, string why) =>
        Make(DigitErrorId.TemplateInvalid, $"Line {line} of '{path}': {why}.", path);
}
