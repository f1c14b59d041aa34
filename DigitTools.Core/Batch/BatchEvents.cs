using DigitTools.Core.Database;
using DigitTools.Core.Files;
using DigitTools.Core.Imaging;

namespace DigitTools.Core.Batch;

/// <summary>What a caller wants to hear while a batch runs; all calls come from the thread that runs it.</summary>
/// <param name="Row">After a picture's row is written and the picture is moved, if it has to be.</param>
/// <param name="Error">What failed without ending the run: a picture, a folder below, a move. After it is recorded.</param>
/// <param name="Deferred">A file that is left for the next run, and why.</param>
/// <param name="Looked">How many files were looked at so far, while the run looks for what there is to do.</param>
/// <param name="Progress">After every picture: how many are done, and how many there are; keep it quick.</param>
/// <param name="Animation">A picture that is an animation, and which of its frames was read. After its row is written.</param>
/// <param name="Ignored">What lay in the folders and was left alone, once a run, if there was anything.</param>
internal sealed record BatchEvents(
    Action<DatabaseRow>? Row = null,
    Action<DigitException>? Error = null,
    Action<string, DeferReason>? Deferred = null,
    Action<int>? Looked = null,
    Action<int, int>? Progress = null,
    Action<string, AnimationFrame>? Animation = null,
    Action<IgnoredFiles>? Ignored = null);
