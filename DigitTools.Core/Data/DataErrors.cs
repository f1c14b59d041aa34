namespace DigitTools.Core;

/// <content>Errors of data folders and their files.</content>
internal static partial class Errors
{
    public static DigitException DataNotFound(string path) =>
        Make(DigitErrorId.DataNotFound, $"There is no data at '{path}'.", path);

    public static DigitException DataIsFile(string path) =>
        Make(DigitErrorId.DataInvalid, $"'{path}' is a file; the folder that holds the data is needed.", path);

    public static DigitException DataFileNotFound(string folder, string file) =>
        Make(DigitErrorId.DataNotFound, $"'{folder}' has neither '{file}' nor '{file}.gz'.", folder);

    public static DigitException DataKindUnknown(string folder) =>
        Make(DigitErrorId.DataInvalid, $"'{folder}' holds neither IDX files nor class folders named 0 .. 9.", folder);

    public static DigitException DataUnreadable(string path, Exception cause) =>
        Make(DigitErrorId.DataInvalid, $"'{path}' cannot be read: {cause.Message}", path, cause);

    public static DigitException IdxMagic(string path, uint expected, uint actual) =>
        Make(
            DigitErrorId.DataInvalid,
            $"'{path}' is not the expected IDX file: it starts with 0x{actual:X8} instead of 0x{expected:X8}.",
            path);

    public static DigitException IdxSize(string path, long rows, long columns) =>
        Make(DigitErrorId.DataInvalid, $"'{path}' holds pictures of {rows} x {columns} pixels; 28 x 28 are needed.", path);

    public static DigitException IdxShort(string path, long promised, long found) =>
        Make(
            DigitErrorId.DataInvalid,
            $"'{path}' ends early: its header promises {promised:N0} bytes of data and {found:N0} are there.",
            path);

    public static DigitException IdxCount(string path, long count, int limit) =>
        Make(DigitErrorId.DataInvalid, $"'{path}' promises {count:N0} entries in its header; the limit is {limit:N0}.", path);

    public static DigitException IdxBomb(string path, long promised, long length, int ratio)
    {
        string sizes = FormattableString.Invariant($"promises {promised:N0} bytes of data in its header and is {length:N0} bytes long");
        return Make(
            DigitErrorId.DataInvalid,
            $"'{path}' {sizes}; more than {ratio} times as many are taken for a trap.",
            path);
    }

    public static DigitException IdxTrailing(string path, long promised) =>
        Make(DigitErrorId.DataInvalid, $"'{path}' goes on after the {promised:N0} bytes of data that its header promises.", path);

    public static DigitException IdxCountMismatch(string images, int imageCount, string labels, int labelCount) =>
        Make(DigitErrorId.DataInvalid, $"'{images}' holds {imageCount:N0} pictures and '{labels}' {labelCount:N0} labels.", images);

    public static DigitException IdxEmpty(string path) =>
        Make(DigitErrorId.DataInvalid, $"'{path}' holds no pictures.", path);

    public static DigitException IdxLabel(string path, int index, byte label) =>
        Make(DigitErrorId.DataInvalid, $"'{path}' has the label {label} at position {index:N0}; labels are 0 .. 9.", path);

    public static DigitException ClassFolderEmpty(string path) =>
        Make(DigitErrorId.DataInvalid, $"The class folder '{path}' holds no pictures.", path);

    public static DigitException ClassFolderMissing(string folder, int digit) =>
        Make(DigitErrorId.DataInvalid, $"'{folder}' has no class folder '{digit}'; one for each of 0 .. 9 is needed.", folder);

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
