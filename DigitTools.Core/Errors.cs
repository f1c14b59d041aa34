using DigitTools.Core.Batch;

namespace DigitTools.Core;

/// <summary>Every error of the core, one factory method each: what, where, and what is expected instead.</summary>
internal static class Errors
{
    public static DigitException DataNotFound(string path) =>
        new(DigitErrorId.DataNotFound, $"There is no data at '{path}'.", path);

    public static DigitException DataIsFile(string path) =>
        new(DigitErrorId.DataInvalid, $"'{path}' is a file; the folder that holds the data is needed.", path);

    public static DigitException DataFileNotFound(string folder, string file) =>
        new(DigitErrorId.DataNotFound, $"'{folder}' has neither '{file}' nor '{file}.gz'.", folder);

    public static DigitException DataKindUnknown(string folder) =>
        new(DigitErrorId.DataInvalid, $"'{folder}' holds neither IDX files nor class folders named 0 .. 9.", folder);

    public static DigitException DataUnreadable(string path, Exception cause) =>
        new(DigitErrorId.DataInvalid, $"'{path}' cannot be read: {cause.Message}", path, cause);

    public static DigitException IdxMagic(string path, uint expected, uint actual) =>
        new(DigitErrorId.DataInvalid, $"'{path}' is not the expected IDX file: it starts with 0x{actual:X8} instead of 0x{expected:X8}.", path);

    public static DigitException IdxSize(string path, long rows, long columns) =>
        new(DigitErrorId.DataInvalid, $"'{path}' holds pictures of {rows} x {columns} pixels; 28 x 28 are needed.", path);

    public static DigitException IdxShort(string path, long promised, long found) =>
        new(DigitErrorId.DataInvalid, $"'{path}' ends early: its header promises {promised:N0} bytes of data and {found:N0} are there.", path);

    public static DigitException IdxTrailing(string path, long promised) =>
        new(DigitErrorId.DataInvalid, $"'{path}' goes on after the {promised:N0} bytes of data that its header promises.", path);

    public static DigitException IdxCountMismatch(string images, int imageCount, string labels, int labelCount) =>
        new(DigitErrorId.DataInvalid, $"'{images}' holds {imageCount:N0} pictures and '{labels}' {labelCount:N0} labels.", images);

    public static DigitException IdxEmpty(string path) =>
        new(DigitErrorId.DataInvalid, $"'{path}' holds no pictures.", path);

    public static DigitException IdxLabel(string path, int index, byte label) =>
        new(DigitErrorId.DataInvalid, $"'{path}' has the label {label} at position {index:N0}; labels are 0 .. 9.", path);

    public static DigitException ClassFolderEmpty(string path) =>
        new(DigitErrorId.DataInvalid, $"The class folder '{path}' holds no pictures.", path);

    public static DigitException ClassFolderMissing(string folder, int digit) =>
        new(DigitErrorId.DataInvalid, $"'{folder}' has no class folder '{digit}'; one for each of 0 .. 9 is needed.", folder);

    public static DigitException ClassPictureInvalid(DigitException cause) =>
        new(DigitErrorId.DataInvalid, cause.Message, cause.Target, cause);

    public static DigitException PictureNotFound(string path) =>
        new(DigitErrorId.PictureNotFound, $"There is no picture at '{path}'.", path);

    public static DigitException PictureIsDirectory(string path) =>
        new(DigitErrorId.PictureIsDirectory, $"'{path}' is a directory, not a picture.", path);

    public static DigitException PictureUnreadable(string path, string reason, Exception? cause = null) =>
        new(DigitErrorId.PictureUnreadable, $"'{path}' cannot be read as a picture: {reason}", path, cause);

    public static DigitException PictureTooLarge(string path, int width, int height, long limit) =>
        new(DigitErrorId.PictureTooLarge, $"'{path}' has {width:N0} x {height:N0} pixels; the limit is {limit:N0}.", path);

    public static DigitException ModelNotFound(string path) =>
        new(DigitErrorId.ModelNotFound, $"There is no model at '{path}'.", path);

    public static DigitException ModelInvalid(string path, string reason, Exception? cause = null) =>
        new(DigitErrorId.ModelInvalid, $"'{path}' is not a digit classifier: {reason}", path, cause);

    public static DigitException CheckpointInvalid(string path, string reason, string? previous, Exception? cause = null) =>
        new(DigitErrorId.CheckpointInvalid, $"The checkpoint '{path}' cannot be used: {reason}{(previous is null ? "" : $" The one before it is at '{previous}'.")}", path, cause);

    public static DigitException CheckpointMismatch(string path, string option, string stored, string asked) =>
        new(DigitErrorId.CheckpointMismatch, $"The checkpoint '{path}' belongs to another training: its {option} is {stored}, and {asked} is asked for.", path);

    public static DigitException InitialModelForeign(string path) =>
        new(DigitErrorId.ModelInvalid, $"'{path}' cannot be trained further: it was not written by Invoke-DigitTraining.", path);

    public static DigitException InitialModelArchitecture(string path, string stored, string asked) =>
        new(DigitErrorId.ModelInvalid, $"'{path}' cannot be trained further as {asked}: its architecture is {stored}.", path);

    public static DigitException NativeLibraryUnavailable(string library, string reason, Exception? cause = null) =>
        new(DigitErrorId.NativeLibraryUnavailable, $"{library} cannot be loaded on this machine: {reason}", library, cause);

    public static DigitException ShardMissing(string folders, int count, string missing) => new(
        DigitErrorId.ShardMissing,
        $"The work on '{folders}' {(count == 1 ? "has not come to its end" : $"is not whole: of {count:N0} shards, these are missing or have not come to their end: {missing}")}. Nothing was merged.",
        missing);

    public static DigitException DatabaseWithoutRun(string path) =>
        new(DigitErrorId.ShardMissing, $"The database '{path}' has no run in it: its task has not begun, or was killed at once. Nothing was merged.", path);

    public static DigitException ShardMismatch(string folders, string database, int count, string other, int otherCount) => new(
        DigitErrorId.ShardMismatch,
        $"'{database}' is of a work on '{folders}' in {count:N0} shards, and '{other}' of one in {otherCount:N0}. Nothing was merged.",
        other);

    public static DigitException ShardCountUnexpected(string folders, string database, int count, int expected) =>
        new(DigitErrorId.ShardMismatch, $"'{database}' is of a work on '{folders}' in {count:N0} shards; {expected:N0} are expected. Nothing was merged.", database);

    public static DigitException ShardIndexUnknown(int count) =>
        new(DigitErrorId.ShardInvalid, $"There are {count:N0} shards, and nothing says which of them this is: neither -ShardIndex nor SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX is given.", "ShardIndex");

    public static DigitException ShardCountUnknown(int index) =>
        new(DigitErrorId.ShardInvalid, $"This is shard {index}, and nothing says of how many: neither -ShardCount nor DIGITTOOLS_SHARD_COUNT nor SLURM_ARRAY_TASK_COUNT is given.", "ShardCount");

    public static DigitException ShardIndexTooLarge(int index, int count) =>
        new(DigitErrorId.ShardInvalid, $"There is no shard {index} of {count:N0}: shards are numbered from 0 to {count - 1}.", "ShardIndex");

    public static DigitException ShardArrayIrregular(int task, int count) =>
        new(DigitErrorId.ShardInvalid, $"The Slurm array of task {task} is a selection of {count:N0} tasks; of how many shards, nothing says.", "SLURM_ARRAY_TASK_COUNT");

    public static DigitException ShardVariableInvalid(string name, string value, int least) =>
        new(DigitErrorId.ShardInvalid, $"The environment variable {name} is '{value}'; a whole number from {least} on is expected.", name);

    public static DigitException OutputNotWritable(string path, Exception cause) =>
        new(DigitErrorId.OutputNotWritable, $"'{path}' cannot be written: {cause.Message}", path, cause);

    public static DigitException PictureLocked(string path, Exception cause) =>
        new(DigitErrorId.PictureLocked, $"'{path}' is in use by another program.", path, cause);

    public static DigitException FolderNotFound(string path) =>
        new(DigitErrorId.FolderNotFound, $"There is no folder at '{path}'.", path);

    public static DigitException FolderUnreadable(string path, Exception cause) =>
        new(DigitErrorId.FolderNotFound, $"The folder '{path}' cannot be read: {cause.Message}", path, cause);

    public static DigitException DatabaseNotFound(string path) =>
        new(DigitErrorId.DatabaseNotFound, $"There is no database at '{path}'.", path);

    public static DigitException DatabaseIsDirectory(string path) =>
        new(DigitErrorId.DatabaseInvalid, $"'{path}' is a directory, not a database.", path);

    public static DigitException DatabaseForeign(string path) =>
        new(DigitErrorId.DatabaseInvalid, $"'{path}' is a database, but none of Invoke-DigitBatch.", path);

    public static DigitException DatabaseVersion(string path, long found, int known) =>
        new(DigitErrorId.DatabaseInvalid, $"'{path}' has version {found} of the tables; this version of DigitTools knows version {known}.", path);

    public static DigitException DatabaseNotWritable(string path, string reason, Exception cause) =>
        new(DigitErrorId.DatabaseNotWritable, $"The database '{path}' cannot be written: {reason}", path, cause);

    public static DigitException DatabaseBusy(string path, string? holder) =>
        new(DigitErrorId.DatabaseBusy, $"Another run works on the database '{path}'{(holder is null ? "" : $": {holder}")}.", path);

    public static DigitException MoveFailed(string path, string destination, Exception cause) =>
        new(DigitErrorId.MoveFailed, $"'{path}' cannot be moved to '{destination}': {cause.Message}", path, cause);

    /// <summary>An error of SQLite, by its primary result code.</summary>
    public static DigitException Database(string path, int code, Exception cause) => code switch
    {
        SqliteCode.Busy or SqliteCode.Locked => new(DigitErrorId.DatabaseLocked, $"The database '{path}' is locked by another program.", path, cause),
        SqliteCode.Full => new(DigitErrorId.DatabaseFull, $"The disk of the database '{path}' is full.", path, cause),
        SqliteCode.Corrupt => new(DigitErrorId.DatabaseInvalid, $"The database '{path}' is damaged.", path, cause),
        SqliteCode.NotADatabase => new(DigitErrorId.DatabaseInvalid, $"'{path}' is not a database.", path, cause),
        _ => DatabaseNotWritable(path, cause.Message, cause),
    };
    public static DigitException TrainingRuntimeNotFound(string path) =>
        new(DigitErrorId.TrainingRuntimeNotFound, $"There is no package of the training runtime at '{path}'.", path);

    public static DigitException TrainingRuntimeNotOnFeed(string feed, string id, string version) =>
        new(DigitErrorId.TrainingRuntimeNotFound, $"'{feed}' has no package {id} of version {version}.", feed);

    public static DigitException TrainingRuntimeInvalid(string path, string reason, Exception? cause = null) =>
        new(DigitErrorId.TrainingRuntimeInvalid, $"'{path}' is not a package of the training runtime: {reason}", path, cause);

    public static DigitException TrainingRuntimeWrongPlatform(string path, string found, string expected) =>
        new(DigitErrorId.TrainingRuntimeWrongPlatform, $"'{path}' is the training runtime for {found}; this module is for {expected}.", path);

    public static DigitException TrainingRuntimeWrongVersion(string path, string found, string expected) =>
        new(DigitErrorId.TrainingRuntimeWrongVersion, $"'{path}' is the training runtime {found}; this module needs {expected}.", path);

    public static DigitException TrainingRuntimeChecksumMismatch(string path, string file) =>
        new(DigitErrorId.TrainingRuntimeChecksumMismatch, $"'{path}' was refused: its {file} is not the one that this module was packed with.", path);

    public static DigitException TrainingRuntimeUnsupported(string platform) =>
        new(DigitErrorId.TrainingRuntimeUnsupported, $"This copy of the module, on {platform}, has no training runtime to install.", platform);

    public static DigitException TrainingRuntimeBusy(string folder, Exception cause) =>
        new(DigitErrorId.TrainingRuntimeBusy, $"Another process is installing into '{folder}'.", folder, cause);

    public static DigitException TrainingRuntimeDiskFull(string folder, long needed, long free, Exception? cause = null) =>
        new(DigitErrorId.TrainingRuntimeDiskFull, $"The training runtime needs {needed / 1e6:N0} MB at '{folder}', and {free / 1e6:N0} MB are free.", folder, cause);

    public static DigitException TrainingRuntimeAccessDenied(string folder, Exception cause) =>
        new(DigitErrorId.TrainingRuntimeAccessDenied, $"The training runtime cannot be written to '{folder}': {cause.Message}", folder, cause);

    public static DigitException FeedUnavailable(Uri address, string reason, Exception? cause = null) =>
        new(DigitErrorId.FeedUnavailable, $"'{address}' cannot be used: {reason}", address.AbsoluteUri, cause);

    public static DigitException FeedInvalid(Uri index, Exception cause) =>
        new(DigitErrorId.FeedInvalid, $"'{index}' is not a NuGet feed of version 3: {cause.Message}", index.AbsoluteUri, cause);
}
