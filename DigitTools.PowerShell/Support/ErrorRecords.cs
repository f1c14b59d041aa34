using System.Management.Automation;
using DigitTools.Core;

namespace DigitTools.Support;

/// <summary>
/// Every error that a cmdlet reports: its ErrorId, category, target and what the user can do. What is shown is text; the target is raw.
/// </summary>
internal static class ErrorRecords
{
    /// <summary>An error of the core; the ErrorId is the name of its kind.</summary>
    public static ErrorRecord From(DigitException e) =>
        Make(e, e.Id.ToString(), CategoryOf(e.Id), e.Target, e.Advice is null ? null : ActionOf(e.Advice));

    /// <summary>A path that leads into another provider than the file system.</summary>
    public static ErrorRecord ProviderNotSupported(string path, string provider) =>
        Make(
            new ArgumentException(Text.Format(Strings.ProviderNotSupported, path, provider)),
            "ProviderNotSupported",
            ErrorCategory.InvalidArgument,
            path);

    /// <summary>An object that is no picture.</summary>
    public static ErrorRecord InputObjectInvalid(object? given, string? name)
    {
        string type = given is null ? "null" : PSObject.AsPSObject(given).TypeNames[0];
        return Make(
            new ArgumentException(Text.Format(Strings.InputObjectInvalid, name is null ? type : $"{type} '{name}'")),
            "InputObjectInvalid",
            ErrorCategory.InvalidType,
            given ?? "InputObject");
    }

    /// <summary>The address of a picture in the place of a path.</summary>
    public static ErrorRecord PictureIsAddress(string address, string command) =>
        Make(
            new ArgumentException(Text.Format(Strings.PictureIsAddress, address)),
            "PictureIsAddress",
            ErrorCategory.InvalidArgument,
            address,
            Text.Format(Strings.PictureIsAddress_Action, address, command));

    /// <summary>A path that PowerShell itself can't make sense of: an unknown drive, say.</summary>
    public static ErrorRecord PathInvalid(Exception e, string path) =>
        e is IContainsErrorRecord { ErrorRecord: { } record }
            ? Shown(new ErrorRecord(record, e))
            : Make(e, "PathInvalid", ErrorCategory.InvalidArgument, path);

    /// <summary>
    /// The file to write is there already and -Force isn't given; <paramref name="action"/> is what to do if that isn't all.
    /// </summary>
    public static ErrorRecord OutputExists(string path, string? action = null) =>
        Make(new IOException(Text.Format(Strings.OutputExists, path)), "OutputExists", ErrorCategory.ResourceExists, path, action);

    /// <summary>-Resume without a checkpoint to resume from.</summary>
    public static ErrorRecord ResumeWithoutCheckpoint() =>
        Make(new ArgumentException(Strings.ResumeWithoutCheckpoint), "ResumeWithoutCheckpoint", ErrorCategory.InvalidArgument, "Resume");

    /// <summary>Several models where texts are read, which takes one.</summary>
    public static ErrorRecord TextModelAmbiguous(string second, int count) =>
        Make(
            new ArgumentException(Text.Format(Strings.TextModelAmbiguous, count)),
            "TextModelAmbiguous",
            ErrorCategory.InvalidArgument,
            second);

    /// <summary>A model that doesn't reach the accuracy asked for.</summary>
    public static ErrorRecord AccuracyTooLow(string model, double accuracy, double minimum) =>
        Make(
            new InvalidOperationException(Text.Format(Strings.AccuracyTooLow, accuracy, minimum)),
            "AccuracyTooLow",
            ErrorCategory.LimitsExceeded,
            model);

    /// <summary>A model that reads fewer numbers right than asked for.</summary>
    public static ErrorRecord ExactTooLow(string model, double exact, double minimum) =>
        Make(
            new InvalidOperationException(Text.Format(Strings.ExactTooLow, exact, minimum)),
            "ExactTooLow",
            ErrorCategory.LimitsExceeded,
            model);

    /// <summary>Something in the pipeline that a report can't show.</summary>
    public static ErrorRecord PredictionInvalid(PSObject given) =>
        Make(
            new ArgumentException(Text.Format(Strings.PredictionInvalid, given.TypeNames[0])),
            "PredictionInvalid",
            ErrorCategory.InvalidType,
            given.BaseObject);

    /// <summary>A property that pictures are to be put in rows and columns by, and that an object doesn't have.</summary>
    public static ErrorRecord PropertyNotFound(string property, PSObject given) =>
        Make(
            new ArgumentException(Text.Format(Strings.PropertyNotFound, given.TypeNames[0], property)),
            "PropertyNotFound",
            ErrorCategory.InvalidArgument,
            property);

    /// <summary>A time limit that is over before it begins.</summary>
    public static ErrorRecord TimeLimitInvalid(TimeSpan limit) =>
        Make(
            new ArgumentException(Text.Format(Strings.TimeLimitInvalid, limit)),
            "TimeLimitInvalid",
            ErrorCategory.InvalidArgument,
            limit);

    /// <summary>A negative time where only 0 or more makes sense.</summary>
    public static ErrorRecord TimeNegative(string parameter, TimeSpan time) =>
        Make(
            new ArgumentException(Text.Format(Strings.TimeNegative, parameter, time)),
            "TimeNegative",
            ErrorCategory.InvalidArgument,
            time);

    /// <summary>A pattern that fits several files where one is meant.</summary>
    public static ErrorRecord PathAmbiguous(string path, int count) =>
        Make(new ArgumentException(Text.Format(Strings.PathAmbiguous, path, count)), "PathAmbiguous", ErrorCategory.InvalidArgument, path);

    /// <summary>A feed's address that is none.</summary>
    public static ErrorRecord FeedAddressInvalid(string address) =>
        Make(
            new ArgumentException(Text.Format(Strings.FeedAddressInvalid, address)),
            "FeedAddressInvalid",
            ErrorCategory.InvalidArgument,
            address);

    /// <summary>Nothing to merge.</summary>
    public static ErrorRecord NoDatabase() =>
        Make(new ArgumentException(Strings.NoDatabase), "NoDatabase", ErrorCategory.ObjectNotFound, "Path");

    /// <summary>Fewer models to join than two.</summary>
    public static ErrorRecord NothingToJoin(int count) =>
        Make(new ArgumentException(Text.Format(Strings.NothingToJoin, count)), "NothingToJoin", ErrorCategory.InvalidArgument, "Path");

    /// <summary>Nothing says which results are to be removed: all is never meant.</summary>
    public static ErrorRecord FilterMissing() =>
        Make(new ArgumentException(Strings.FilterMissing), "FilterMissing", ErrorCategory.InvalidArgument, "RunId");

    /// <summary>-Status of a run that looks for new pictures, which have none yet.</summary>
    public static ErrorRecord StatusWithoutReread() =>
        Make(new ArgumentException(Strings.StatusWithoutReread), "StatusWithoutReread", ErrorCategory.InvalidArgument, "Status");

    /// <summary>A pattern that no text can have.</summary>
    public static ErrorRecord PatternInvalid(string pattern, string message) =>
        Make(new ArgumentException(message), "PatternInvalid", ErrorCategory.InvalidArgument, pattern);

    /// <summary>A text that is no rectangle of a picture.</summary>
    public static ErrorRecord RegionInvalid(string region, string message) =>
        Make(new ArgumentException(message), "RegionInvalid", ErrorCategory.InvalidArgument, region);

    private static ErrorRecord Make(Exception e, string id, ErrorCategory category, object target, string? action = null)
    {
        ErrorRecord record = Shown(new ErrorRecord(e, id, category, target));
        record.ErrorDetails.RecommendedAction = action ?? ActionOf(id);
        return record;
    }

    private static string? ActionOf(string name) => Strings.ResourceManager.GetString(name + "_Action", Strings.Culture);

    /// <summary>
    /// With a message and a name of its target that a terminal shows as they are; the engine would make them of raw text.
    /// </summary>
    private static ErrorRecord Shown(ErrorRecord record)
    {
        string message = record.ErrorDetails?.Message ?? record.Exception.Message;
        record.ErrorDetails = new ErrorDetails(ViewText.Visible(message)) { RecommendedAction = record.ErrorDetails?.RecommendedAction };
        record.CategoryInfo.TargetName = ViewText.Visible(record.CategoryInfo.TargetName);
        return record;
    }

    private static ErrorCategory CategoryOf(DigitErrorId id) => id switch
    {
        DigitErrorId.DataNotFound or DigitErrorId.ModelNotFound or DigitErrorId.PictureNotFound or DigitErrorId.FolderNotFound
            or DigitErrorId.FolderUnreachable or DigitErrorId.DatabaseNotFound or DigitErrorId.GridNotFound
            or DigitErrorId.TrainingRuntimeNotFound => ErrorCategory.ObjectNotFound,
        DigitErrorId.DataInvalid or DigitErrorId.ModelInvalid or DigitErrorId.CheckpointInvalid or DigitErrorId.PictureUnreadable
            or DigitErrorId.DatabaseInvalid or DigitErrorId.ShardMismatch or DigitErrorId.TrainingRuntimeInvalid
            or DigitErrorId.FeedInvalid or DigitErrorId.TemplateInvalid => ErrorCategory.InvalidData,
        DigitErrorId.ModelUnreadable => ErrorCategory.ReadError,
        DigitErrorId.ConventionInvalid or DigitErrorId.PictureIsDirectory or DigitErrorId.CheckpointMismatch
            or DigitErrorId.DatabaseMismatch or DigitErrorId.ShardInvalid or DigitErrorId.TrainingRuntimeWrongPlatform
            or DigitErrorId.TrainingRuntimeWrongVersion => ErrorCategory.InvalidArgument,
        DigitErrorId.PictureLocked or DigitErrorId.DatabaseBusy or DigitErrorId.DatabaseLocked
            or DigitErrorId.TrainingRuntimeBusy => ErrorCategory.ResourceBusy,
        DigitErrorId.ShardMissing or DigitErrorId.TrainingRuntimeDiskFull => ErrorCategory.ResourceUnavailable,
        DigitErrorId.PictureFormatUnsupported => ErrorCategory.NotImplemented,
        DigitErrorId.PictureTooLarge or DigitErrorId.TableTooWide => ErrorCategory.LimitsExceeded,
        DigitErrorId.TrainingDiverged => ErrorCategory.InvalidResult,
        DigitErrorId.TrainingFailed => ErrorCategory.OperationStopped,
        DigitErrorId.NativeLibraryUnavailable or DigitErrorId.TrainingRuntimeUnsupported => ErrorCategory.NotInstalled,
        DigitErrorId.TrainingRuntimeChecksumMismatch => ErrorCategory.SecurityError,
        DigitErrorId.TrainingRuntimeAccessDenied => ErrorCategory.PermissionDenied,
        DigitErrorId.FeedUnavailable => ErrorCategory.ConnectionError,
        _ => ErrorCategory.WriteError,
    };
}
