using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace DigitTools.Shell.Hosting;

/// <summary>One run of the shell, from the opened runspace to the exit code.</summary>
internal sealed class ShellSession : IDisposable
{
    private const int Failure = 1;

    private readonly ShellOptions _options;
    private readonly ShellHost _host;
    private readonly Runspace _runspace;
    private readonly PipelineRunner _runner;

    internal ShellSession(ShellOptions options)
    {
        _options = options;
        if (Terminal.IsPlain)
            PSStyle.Instance.OutputRendering = OutputRendering.PlainText;
        _host = new ShellHost(options.NonInteractive);
        _runspace = ShellRunspace.Open(_host);
        _runner = new PipelineRunner(_runspace, _host);
        Console.CancelKeyPress += OnCancel;
    }

    /// <summary>Does what the options say.</summary>
    /// <returns>The exit code of the process.</returns>
    internal int Run()
    {
        if (!_options.NoModule && !ImportModule())
            return Failure;

        return _options.Mode switch
        {
            ShellMode.File => RunFile(),
            ShellMode.Command => RunText(_options.Command),
            ShellMode.StandardInput => RunText(Console.In.ReadToEnd()),
            _ when Terminal.InputIsTerminal && !_options.NonInteractive => new InteractivePrompt(_runner, _host, _runspace, !_options.NoLogo).Run(),
            _ => RunText(Console.In.ReadToEnd()),
        };
    }

    public void Dispose()
    {
        Console.CancelKeyPress -= OnCancel;
        _runspace.Dispose();
    }

    private bool ImportModule()
    {
        string manifest;
        try
        {
            manifest = ModuleLocator.Find(Environment.GetEnvironmentVariable(ModuleLocator.Variable), AppContext.BaseDirectory);
        }
        catch (FileNotFoundException e)
        {
            _host.UI.WriteErrorLine(e.Message);
            return false;
        }

        var import = new Command("Import-Module");
        import.Parameters.Add("Name", manifest);
        import.Parameters.Add("ErrorAction", ActionPreference.Stop);
        return _runner.Run(import) is null;
    }

    private int RunFile()
    {
        var script = new Command(Path.GetFullPath(_options.File), isScript: false, useLocalScope: false);
        foreach (CommandParameter argument in _options.FileArguments)
            script.Parameters.Add(argument);

        EngineInternals.LetExitReachHost(_runspace);
        return _runner.Run(script) is not null ? Failure : _host.ExitCode ?? 0;
    }

    private int RunText(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return 0;
        if (_runner.Run(new Command(text, isScript: true, useLocalScope: false)) is not null)
            return Failure;
        return _host.ExitCode ?? (_runner.Variable<bool>("?") ? 0 : Failure);
    }

    private void OnCancel(object? sender, ConsoleCancelEventArgs e)
    {
        // Ctrl+C ends what runs, not the shell; Ctrl+Break ends the shell, as it is for what does not want to stop.
        e.Cancel = e.SpecialKey == ConsoleSpecialKey.ControlC;
        _runner.Stop();
    }
}
