namespace DigitTools.Core.Tests;

/// <summary>Pipes that lie among files; to open one waits for its other end.</summary>
internal static class NamedPipe
{
    /// <summary>Makes one; skips the test where there are none.</summary>
    public static string Make(string path)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes among its files.");
        ChildProcess.Run("mkfifo", path).Succeeded();
        return path;
    }

    /// <summary>Runs what must not wait for the other end; fails instead of hanging.</summary>
    public static void DoesNotHang(Action action)
    {
        var done = Task.Run(action, TestRun.Token);
        Assert.True(Task.WhenAny(done, Task.Delay(TimeSpan.FromMinutes(1), TestRun.Token)).GetAwaiter().GetResult() == done, "It hangs.");
        done.GetAwaiter().GetResult();
    }
}
