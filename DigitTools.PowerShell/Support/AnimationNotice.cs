using System.Management.Automation;
using DigitTools.Core.Imaging;

namespace DigitTools.Support;

/// <summary>
/// Tells which frame of an animation was read: of the first one in a run as a warning, of the others, of which there may be thousands, in
/// the verbose messages.
/// </summary>
/// <param name="command">The cmdlet that tells it.</param>
internal sealed class AnimationNotice(Cmdlet command)
{
    private bool _warned;

    /// <summary>Tells it.</summary>
    /// <param name="path">Of the picture.</param>
    /// <param name="frame">Which frame was read.</param>
    public void Tell(string path, AnimationFrame frame)
    {
        string told = frame.IsBlank
            ? Text.Format(Strings.WarningAnimationBlank, path, frame.Count, frame.Looked)
            : Text.Format(Strings.WarningAnimation, path, frame.Count, frame.Number);
        if (_warned) command.WriteVerbose(told);
        else command.WriteWarning($"{told} {Strings.WarningAnimationMore}");
        _warned = true;
    }
}
