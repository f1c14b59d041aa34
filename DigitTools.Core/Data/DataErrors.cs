namespace DigitTools.Core;

/// <content>Errors of data folders and their files.</content>
internal static partial class Errors
{
    public static DigitException DataNotFound(string path) =>
        Make(DigitErrorId.DataNotFound, $"There is no data at '{path}'.", path);

    public static DigitException DataIsFile(string path) =>
        Make(DigitErrorId.DataInvalid, $"'{path}' is a file; the folder that holds the data is needed.", path);

    public static DigitException DataHalfMissing(string path, bool isTest, string layout, string? why)
    {
        (string asked, string there) = isTest ? ("test", "training") : ("training", "test");
        string more = why is null ? "" : $": {why}";
        return Make(DigitErrorId.DataNotFound, $"'{path}' has the {there} half alone of its {layout}, and no {asked} half{more}.", path);
    }

    public static DigitException DataAmbiguous(string path, string sets) => Make(
        DigitErrorId.DataInvalid, $"'{path}' holds several data sets: {sets}; name the one that is meant.", path);

    public static DigitException DataFileUnknown(string path, string words) =>
        Make(DigitErrorId.DataInvalid, $"'{path}': {words}.", path);

    public static DigitException DataPatternFitsNone(string path, string pattern, string words) => Make(
        DigitErrorId.DataInvalid, $"No picture below '{path}' has a name of the form '{pattern}'. It {words}.", path);

    public static DigitException DataFileNotFound(string folder, string file) =>
        Make(DigitErrorId.DataNotFound, $"'{folder}' has neither '{file}' nor '{file}.gz'.", folder);

    public static DigitException DataKindUnknown(string path, string words) =>
        Make(DigitErrorId.DataInvalid, $"'{path}' {words}.", path);

    public static DigitException DataUnreadable(string path, Exception cause) =>
        Make(DigitErrorId.DataInvalid, $"'{path}' cannot be read: {cause.Message}", path, cause);

    public static DigitException IdxMagic(string path, uint expected, uint actual) =>
        Make(
            DigitErrorId.DataInvalid,
            $"'{path}' is not the expected IDX file: it starts with 0x{actual:X8} instead of 0x{expected:X8}.",
            path);

    public static DigitException DataSize(string path, long rows, long columns) =>
        Make(DigitErrorId.DataInvalid, $"'{path}' holds pictures of {rows} x {columns} pixels; 28 x 28 are needed.", path);

    public static DigitException DataShort(string path, long promised, long found) =>
        Make(
            DigitErrorId.DataInvalid,
            $"'{path}' ends early: its header promises {promised:N0} bytes of data and {found:N0} are there.",
            path);

    public static DigitException DataCount(string path, long count, int limit) =>
        Make(DigitErrorId.DataInvalid, $"'{path}' promises {count:N0} entries; the limit is {limit:N0}.", path);

    public static DigitException DataBomb(string path, long promised, long length, int ratio)
    {
        string sizes = FormattableString.Invariant($"promises {promised:N0} bytes of data, packed in {length:N0}");
        return Make(
            DigitErrorId.DataInvalid,
            $"'{path}' {sizes}; more than {ratio} times as many are taken for a trap.",
            path);
    }

    public static DigitException DataTrailing(string path, long promised) =>
        Make(DigitErrorId.DataInvalid, $"'{path}' goes on after the {promised:N0} bytes of data that its header promises.", path);

    public static DigitException IdxCountMismatch(string images, int imageCount, string labels, int labelCount) =>
        Make(DigitErrorId.DataInvalid, $"'{images}' holds {imageCount:N0} pictures and '{labels}' {labelCount:N0} labels.", images);

    public static DigitException DataEmpty(string path) =>
        Make(DigitErrorId.DataInvalid, $"'{path}' holds no pictures.", path);

    public static DigitException DataLabel(string path, long position, string label) => Make(
        DigitErrorId.DataInvalid, $"'{path}' has the label {label} at position {position:N0}; labels are 0 .. 9, or 1 .. 10.", path);

    public static DigitException DataRowShort(string path, long line) =>
        Make(DigitErrorId.DataInvalid, $"Line {line} of '{path}' has fewer columns than the others.", path);

    public static DigitException DataPixel(string path, long line, string value) => Make(
        DigitErrorId.DataInvalid, $"Line {line} of '{path}' has the pixel '{value}', which doesn't fit the others.", path);

    public static DigitException DataPixels(string path, double least, double most) => Make(
        DigitErrorId.DataInvalid, $"'{path}' has pixels from {least:0.###} to {most:0.###}; 0 .. 255, 0 .. 1 or -1 .. 1 are needed.", path);

    public static DigitException NpyUnreadable(string path, string why) =>
        Make(DigitErrorId.DataInvalid, $"'{path}' cannot be read: {why}.", path);

    public static DigitException DataPicturesUnreadable(string path, int count, DigitException first) => Make(
        DigitErrorId.DataInvalid, $"None of the {count:N0} pictures of '{path}' can be read. {first.Message}", path, first);

    public static DigitException DataNumbers(string path, long line, string label) => Make(
        DigitErrorId.DataInvalid,
        $"Line {line} of '{path}' has the number {label}, where one digit is needed: Test-DigitText and -Architecture Line read numbers.",
        path);

    public static DigitException LabelsMissing(string folder) => Make(
        DigitErrorId.DataInvalid,
        $"'{folder}' has no 'labels.csv' with the columns file and text, and no folders 0 .. 9 with pictures of digits.",
        folder);

    public static DigitException LabelsColumnMissing(string path, string column) => Make(
        DigitErrorId.DataInvalid, $"'{path}' has no column '{column}'; its first row has to be: file,text", path);

    public static DigitException LabelsRowShort(string path, long line) =>
        Make(DigitErrorId.DataInvalid, $"Line {line} of '{path}' has fewer columns than the first.", path);

    public static DigitException LabelsRowMalformed(string path, long line, Exception cause) =>
        Make(DigitErrorId.DataInvalid, $"Line {line} of '{path}' cannot be read: a quotation mark is missing.", path, cause);

    public static DigitException LabelledPictureMissing(string labels, long line, string path) =>
        Make(DigitErrorId.DataInvalid, $"Line {line} of '{labels}' names '{path}', which is not there.", labels);

    public static DigitException LabelsEmpty(string path) => Make(DigitErrorId.DataInvalid, $"'{path}' names no pictures.", path);

    public static DigitException ClassPictureInvalid(DigitException cause) =>
        new(DigitErrorId.DataInvalid, cause.Message, cause.Target, cause);
}
