namespace DigitTools.Core;

/// <summary>What went wrong, as scripts name it: the text of a value is the ErrorId that a cmdlet reports.</summary>
public enum DigitErrorId
{
    /// <summary>A data folder or one of its files is missing.</summary>
    DataNotFound = 0,

    /// <summary>A data file exists and is not what its name says: damaged, short, mismatched or empty.</summary>
    DataInvalid = 1,

    /// <summary>The model file is missing.</summary>
    ModelNotFound = 2,

    /// <summary>The file is no ONNX model, or the model is no digit classifier, or fails as one.</summary>
    ModelInvalid = 3,

    /// <summary>The model file is there and can't be read: no permission, or an error of the disk.</summary>
    ModelUnreadable = 4,

    /// <summary>The text is no convention for the input of a model.</summary>
    ConventionInvalid = 5,

    /// <summary>The checkpoint file is damaged, or of another version.</summary>
    CheckpointInvalid = 6,

    /// <summary>The checkpoint belongs to a training with other options or other data.</summary>
    CheckpointMismatch = 7,

    /// <summary>The numbers of a training are no longer finite.</summary>
    TrainingDiverged = 8,

    /// <summary>libtorch failed within a training.</summary>
    TrainingFailed = 9,

    /// <summary>A native library cannot be loaded on this machine.</summary>
    NativeLibraryUnavailable = 10,

    /// <summary>The file cannot be written: no such folder, no permission, no space.</summary>
    OutputNotWritable = 11,

    /// <summary>A table has more columns than a sheet of a workbook can have.</summary>
    TableTooWide = 12,

    /// <summary>Index and number of the shard don't go together, or one of them is unknown.</summary>
    ShardInvalid = 13,

    /// <summary>A shard has no database to merge, or its run has not ended.</summary>
    ShardMissing = 14,

    /// <summary>Databases to merge divide the same folders in different ways.</summary>
    ShardMismatch = 15,

    /// <summary>The picture is missing.</summary>
    PictureNotFound = 16,

    /// <summary>The path is a directory where a picture was expected.</summary>
    PictureIsDirectory = 17,

    /// <summary>The file is no picture, or a damaged one.</summary>
    PictureUnreadable = 18,

    /// <summary>The file is a picture of a format that is not read, or a page of a PDF that is no scan.</summary>
    PictureFormatUnsupported = 19,

    /// <summary>The picture has more pixels, or as a stream more bytes, than the limit.</summary>
    PictureTooLarge = 20,

    /// <summary>Another program has the picture open and does not share it.</summary>
    PictureLocked = 21,

    /// <summary>The folder to look through is missing, is no folder, or can't be read.</summary>
    FolderNotFound = 22,

    /// <summary>The database is missing.</summary>
    DatabaseNotFound = 23,

    /// <summary>The file is no database of Invoke-DigitBatch, is damaged, or is of a newer version.</summary>
    DatabaseInvalid = 24,

    /// <summary>The database holds digits where texts are asked for, or texts where digits are.</summary>
    DatabaseMismatch = 25,

    /// <summary>Another run writes to the database.</summary>
    DatabaseBusy = 26,

    /// <summary>Another program holds a lock on the database.</summary>
    DatabaseLocked = 27,

    /// <summary>The disk of the database is full.</summary>
    DatabaseFull = 28,

    /// <summary>The database cannot be written, or not even opened: no permission, or an error of the disk.</summary>
    DatabaseNotWritable = 29,

    /// <summary>The picture cannot be moved to its destination.</summary>
    MoveFailed = 30,

    /// <summary>The folder of pictures that seem to be missing is not there itself: a share that isn't mounted, say.</summary>
    FolderUnreachable = 31,

    /// <summary>There is no package of the training runtime at the path, or on the feed.</summary>
    TrainingRuntimeNotFound = 32,

    /// <summary>The file is no package of the training runtime, or a damaged one.</summary>
    TrainingRuntimeInvalid = 33,

    /// <summary>The package is for another platform.</summary>
    TrainingRuntimeWrongPlatform = 34,

    /// <summary>The package is of another version than this copy of the module needs.</summary>
    TrainingRuntimeWrongVersion = 35,

    /// <summary>A file of the package is not the one that this copy of the module was packed with.</summary>
    TrainingRuntimeChecksumMismatch = 36,

    /// <summary>There is no training runtime for this copy of the module.</summary>
    TrainingRuntimeUnsupported = 37,

    /// <summary>Another process is installing at this moment.</summary>
    TrainingRuntimeBusy = 38,

    /// <summary>The disk has no room for the training runtime.</summary>
    TrainingRuntimeDiskFull = 39,

    /// <summary>No folder for the training runtime can be written to.</summary>
    TrainingRuntimeAccessDenied = 40,

    /// <summary>The feed gives no answer, or a refusal.</summary>
    FeedUnavailable = 41,

    /// <summary>The address is no NuGet feed of version 3.</summary>
    FeedInvalid = 42,

    /// <summary>There is no ruled grid in the picture, or none of that many rows and columns.</summary>
    GridNotFound = 43,

    /// <summary>The file of fields can't be read, or a field isn't right: its region lies outside of the picture, say.</summary>
    TemplateInvalid = 44,
}
