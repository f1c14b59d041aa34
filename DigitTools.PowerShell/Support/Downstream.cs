using System.Management.Automation;
using System.Runtime.ExceptionServices;

namespace DigitTools.Support;

/// <summary>
/// What long work tells the pipeline while it runs. That can fail, in a later command or because the pipeline is being stopped. The work
/// then ends in order, so that nothing it has done is lost, and the failure is passed on after it.
/// </summary>
/// <param name="stop">Asks the work to end.</param>
internal sealed class Downstream(Action stop)
{
    private ExceptionDispatchInfo? _failure;

    /// <summary>Writes objects, errors or progress; after a failure nothing more, as nobody takes it.</summary>
    /// <param name="write">What writes.</param>
    public void Tell(Action write)
    {
        try
        {
            if (_failure is null) write();
        }
        catch (RuntimeException e)
        {
            _failure = ExceptionDispatchInfo.Capture(e);
            stop();
        }
    }

    /// <summary>Passes the failure on, if there was one.</summary>
    public void ThrowIfFailed() => _failure?.Throw();
}
