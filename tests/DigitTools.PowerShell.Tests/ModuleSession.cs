using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Engine = System.Management.Automation.PowerShell;

namespace DigitTools.PowerShell.Tests;

/// <summary>A runspace of the real engine with the built module, imported by its manifest.</summary>
internal sealed class ModuleSession : IDisposable
{
    private readonly Runspace _runspace;

    /// <summary>Before the engine is first touched: a test tells nobody that it ran.</summary>
    static ModuleSession() => Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");

    public ModuleSession()
    {
        var state = InitialSessionState.CreateDefault2();
        state.ThrowOnRunspaceOpenError = true;
        state.ImportPSModule([Manifest]);

        // The policy of a Windows machine is not what these tests are about.
        if (OperatingSystem.IsWindows()) state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
    }

    /// <summary>Full path of the manifest that users import.</summary>
    public static string Manifest { get; } = Path.Combine(Repository.Root, "DigitTools.psd1");

    /// <summary>A variable of the session, for scripts to use.</summary>
    public object? this[string name]
    {
        get => _runspace.SessionStateProxy.GetVariable(name);
        set => _runspace.SessionStateProxy.SetVariable(name, value);
    }

    /// <summary>Runs a script to its end, or to its first terminating error, and collects all its streams.</summary>
    public ScriptResult Run(string script)
    {
        // Outside of try an error that ends a statement looks, from here, like any other.
        using Engine engine = NewEngine($"try {{\n{script}\n}} catch {{ throw }}");
        var output = new PSDataCollection<PSObject>();
        RuntimeException? failure = null;
        try
        {
            engine.Invoke(input: null, output);
        }
        catch (RuntimeException e)
        {
            failure = e;
        }

        return ScriptResult.Collect(engine, output, failure);
    }

    /// <summary>An engine of this session, for tests that start a script and do something while it runs.</summary>
    public Engine NewEngine(string script = "")
    {
        var engine = Engine.Create();
        engine.Runspace = _runspace;
        return script.Length == 0 ? engine : engine.AddScript(script);
    }

    public void Dispose() => _runspace.Dispose();
}
