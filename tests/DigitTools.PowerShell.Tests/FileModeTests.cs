using System.Management.Automation;
using System.Runtime.Versioning;

namespace DigitTools.PowerShell.Tests;

/// <summary>Files and folders that the user may not read.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class FileModeTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly ModuleSession _session = new();

    public FileModeTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        Assert.SkipWhen(Environment.UserName == "root", "root may read everything.");
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void GetDigitPrediction_FileWithoutRights_PictureUnreadable()
    {
        string secret = _folder.Digit("secret.png", 0);
        _session["path"] = secret;
        File.SetUnixFileMode(secret, UnixFileMode.None);

        ScriptResult result = _session.Run("Get-DigitPrediction -LiteralPath $path");

        Assert.Empty(result.Output);
        ScriptResult.Check(Assert.Single(result.Errors), "PictureUnreadable", ErrorCategory.InvalidData, secret);
    }

    [Fact]
    public void TestDigitModel_FolderWithoutRights_DataInvalid()
    {
        string secret = _folder.Folder("secret");
        _session["path"] = secret;
        File.SetUnixFileMode(secret, UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        ScriptResult result = _session.Run("Test-DigitModel -DataPath $path");

        // So that it can be removed again.
        File.SetUnixFileMode(secret, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        result.FailedWith("DataInvalid", ErrorCategory.InvalidData, secret);
    }
}
