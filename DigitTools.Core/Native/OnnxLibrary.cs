using Microsoft.ML.OnnxRuntime;

namespace DigitTools.Core.Native;

/// <summary>Loads ONNX Runtime, once in a process.</summary>
internal static class OnnxLibrary
{
    private static readonly Lazy<bool> s_prepared = new(SetEnvironment);
    private static readonly Lazy<Exception?> s_failure = new(Load);

    /// <summary>
    /// Sets what the library reads as it is loaded. Call before threads begin that run beside the loading: one that reads the environment
    /// meanwhile, as other libraries do when they start, may find it half written.
    /// </summary>
    public static void Prepare() => _ = s_prepared.Value;

    /// <summary>Makes sure that ONNX Runtime is there.</summary>
    /// <exception cref="DigitException"><see cref="DigitErrorId.NativeLibraryUnavailable"/>, with the reason.</exception>
    public static void EnsureLoaded()
    {
        if (s_failure.Value is { } failure) throw Errors.NativeLibraryUnavailable("ONNX Runtime", NativeFailure.Reason(failure), failure);
    }

    private static bool SetEnvironment()
    {
        // By default the library keeps a device id and a database of events in the home, and sends them. What it offers itself,
        // DisableTelemetryEvents, does nothing of this on Linux, and comes too late anywhere.
        NativeEnvironment.Set("ORT_DISABLE_TELEMETRY", "1");
        return true;
    }

    private static Exception? Load()
    {
        try
        {
            Prepare();
            // A program that uses ONNX Runtime itself has one already, and there can't be two.
            if (OrtEnv.IsCreated) return null;
            // Errors come back as exceptions; nothing may go to a script's standard output or error beside them.
            var options = new EnvironmentCreationOptions { logId = "DigitTools", logLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
            OrtEnv.CreateInstanceWithOptions(ref options).DisableTelemetryEvents();
            return null;
        }
        catch (Exception e) when (NativeFailure.IsLoadFailure(e))
        {
            return e;
        }
    }
}
