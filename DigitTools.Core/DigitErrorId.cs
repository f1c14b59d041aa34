namespace DigitTools.Core;

/// <summary>What went wrong, as scripts name it: the text of a value is the ErrorId that a cmdlet reports.</summary>
public enum DigitErrorId
{
    /// <summary>A data folder or one of its files is missing.</summary>
    DataNotFound,

    /// <summary>A data file exists and is not what its name says: damaged, short, mismatched or empty.</summary>
    DataInvalid,

    /// <summary>The model file is missing.</summary>
    ModelNotFound,

    /// <summary>The file is no ONNX model, or the model is no digit classifier, or fails as one.</summary>
    ModelInvalid,

    /// <summary>The model file is there and can't be read: no permission, or an error of the disk.</summary>
    ModelUnreadable,

    /// <summary>The text is no convention for the input of a model.</summary>
    ConventionInvalid,

    /// <summary>The checkpoint file is damaged, or of another version.</summary>
    CheckpointInvalid,

    /// <summary>The checkpoint belongs to a training with other options or other data.</summary>
    CheckpointMismatch,

    /// <summary>The numbers of a training are no longer finite.</summary>
    TrainingDiverged,

    /// <summary>libtorch failed within a training.</summary>
    TrainingFailed,

    /// <summary>A native library cannot be loaded on this machine.</summary>
    NativeLibraryUnavailable,

    /// <summary>The file cannot be written: no such folder, no permission, no space.</summary>
    OutputNotWritable,

    /// <summary>A table has more columns than a sheet of a workbook can have.</summary>
    TableTooWide,

    /// <summary>Index and number of the shard don't go together, or one of them is unknown.</summary>
    ShardInvalid,

    /// <summary>A shard has no database to merge, or its run has not ended.</summary>
    ShardMissing,

    /// <summary>Databases to merge divide the same folders in different ways.</summary>
    ShardMismatch,

    /// <summary>The picture is missing.</summary>
    PictureNotFound,

    /// <summary>The path is a directory where a picture was expected.</summary>
    PictureIsDirectory,

    /// <summary>The file is no picture, or a damaged one.</summary>
    PictureUnreadable,

    /// <summary>The file is a picture of a format that is not read, or a page of a PDF that is no scan.</summary>
    PictureFormatUnsupported,

    /// <summary>The picture has more pixels, or as a stream more bytes, than the limit.</summary>
    PictureTooLarge,

    /// <summary>Another program has the picture open and does not share it.</summary>
    PictureLocked,

    /// <summary>The folder to look through is missing, is no folder, or can't be read.</summary>
    FolderNotFound,

    /// <summary>The database is missing.</summary>
    DatabaseNotFound,

    /// <summary>The file is no database of Invoke-DigitBatch, is damaged, or is of a newer version.</summary>
    DatabaseInvalid,

    /// <summary>The database holds digits where texts are asked for, or texts where digits are.</summary>
    DatabaseMismatch,

    /// <summary>Another run writes to the database.</summary>
    DatabaseBusy,

    /// <summary>Another program holds a lock on the database.</summary>
    DatabaseLocked,

    /// <summary>The disk of the database is full.</summary>
    DatabaseFull,

    /// <summary>The database cannot be written, or not even opened: no permission, or an error of the disk.</summary>
    DatabaseNotWritable,

    /// <summary>The picture cannot be moved to its destination.</summary>
    MoveFailed,

    /// <summary>The folder of pictures that seem to be missing is not there itself: a share that isn't mounted, say.</summary>
    FolderUnreachable,

    /// <summary>There is no package of the training runtime at the path, or on the feed.</summary>
    TrainingRuntimeNotFound,

    /// <summary>The file is no package of the training runtime, or a damaged one.</summary>
    TrainingRuntimeInvalid,

    /// <summary>The package is for another platform.</summary>
    TrainingRuntimeWrongPlatform,

    /// <summary>The package is of another version than this copy of the module needs.</summary>
    TrainingRuntimeWrongVersion,

    /// <summary>A file of the package is not the one that this copy of the module was packed with.</summary>
    TrainingRuntimeChecksumMismatch,

    /// <summary>There is no training runtime for this copy of the module.</summary>
    TrainingRuntimeUnsupported,

    /// <summary>Another process is installing at this moment.</summary>
    TrainingRuntimeBusy,

    /// <summary>The disk has no room for the training runtime.</summary>
    TrainingRuntimeDiskFull,

    /// <summary>No folder for the training runtime can be written to.</summary>
    TrainingRuntimeAccessDenied,

    /// <summary>The feed gives no answer, or a refusal.</summary>
    FeedUnavailable,

    /// <summary>The address is no NuGet feed of version 3.</summary>
    FeedInvalid,
}
