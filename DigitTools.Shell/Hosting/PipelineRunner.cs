using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace DigitTools.Shell.Hosting;

/// <summary>Runs one command line or script at a time, shows what comes of it, and stops it at Ctrl+C.</summary>
internal sealed class PipelineRunner(Runspace runspace, ShellHost host)
{
    private readonly Lock _gate = new();
    private Pipeline? _running;

    /// <summary>Runs a command with its output on the screen.</summary>
    /// <returns>The exception that ended it; null when it ran to its end, whatever non-terminating errors there were.</returns>
    internal RuntimeException? Run(Command command)
    {
        // Only what goes into the history leaves its $? behind, which the exit code needs.
        using Pipeline pipeline = runspace.CreatePipeline(command.CommandText, addToHistory: true);
        pipeline.Commands.Clear();
        pipeline.Commands.Add(command);

        // Errors travel with the output, so that both come in the order in which they were made.
        pipeline.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        pipeline.Commands.Add(new Command("Out-Default", isScript: false, useLocalScope: true));
        RuntimeException? failure = Invoke(pipeline, out _);
        if (failure is not null)
            Report(failure);
        return failure;
    }

    /// <summary>The value of a variable of the session, <c>$?</c> among them.</summary>
    internal T? Variable<T>(string name) => runspace.SessionStateProxy.GetVariable(name) is T value ? value : default;

    /// <summary>Evaluates a script whose output is wanted here, not on the screen.</summary>
    internal T? Evaluate<T>(string script)
    {
        using Pipeline pipeline = runspace.CreatePipeline(script);
        Invoke(pipeline, out IReadOnlyList<PSObject> results);
        return results is [{ BaseObject: T value }, ..] ? value : default;
    }

    /// <summary>Shows a terminating error the way the engine shows any other.</summary>
    internal void Report(RuntimeException failure)
    {
        if (failure is PipelineStoppedException)
            return;

        using Pipeline pipeline = runspace.CreatePipeline();
        pipeline.Commands.Add(new Command("Out-Default", isScript: false, useLocalScope: true));
        pipeline.Input.Write(failure.ErrorRecord);
        pipeline.Input.Close();
        // An ErrorRecord that merely comes down a pipeline is output to the engine, and would go to standard output.
        RuntimeException? problem = null;
        string text = host.Screen.Capture(width: null, () => problem = Invoke(pipeline, out _));
        host.UI.WriteErrorLine(problem is null && !string.IsNullOrWhiteSpace(text) ? text.TrimEnd() : failure.Message);
    }

    /// <summary>Asks the running pipeline to stop; returns at once.</summary>
    /// <returns>False when nothing runs.</returns>
    internal bool Stop()
    {
        lock (_gate)
        {
            if (_running is null)
                return false;
            _running.StopAsync();
            return true;
        }
    }

    private RuntimeException? Invoke(Pipeline pipeline, out IReadOnlyList<PSObject> results)
    {
        results = [];
        lock (_gate)
            _running = pipeline;
        try
        {
            results = pipeline.Invoke();
            // A pipeline that was stopped returns what it had by then.
            return pipeline.PipelineStateInfo.State == PipelineState.Stopped ? new PipelineStoppedException() : null;
        }
        catch (RuntimeException e)
        {
            return e;
        }
        finally
        {
            lock (_gate)
                _running = null;
            host.Screen.ClearProgress();
        }
    }
}
