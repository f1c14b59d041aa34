using DigitTools.Core.Tests;

namespace DigitTools.PowerShell.Tests;

public sealed class ShellTests : ShellFolder
{
    private const string ArgumentScript = """
        param([string] $Name, [int] $Count = 1, [switch] $Flag, [Parameter(ValueFromRemainingArguments)] $Rest)
        "$Name|$Count|$Flag|$($Rest -join ',')|$($PSScriptRoot -eq $PWD.Path)"
        """;

    [Theory]
    [InlineData("'done'", 0)]
    [InlineData("exit 3", 3)]
    [InlineData("exit 0", 0)]
    [InlineData("function f { exit 5 }\nf\n'not reached'", 5)]
    [InlineData("throw 'boom'", 1)]
    [InlineData("$ErrorActionPreference = 'Stop'\nGet-Item nowhere\n'not reached'", 1)]
    [InlineData("Write-Error 'one'\n'goes on'", 0)]
    [InlineData("function f {", 1)]
    public void Script_ExitCode_IsThatOfPwsh(string script, int expected)
    {
        ShellProcess result = ShellProcess.Run(Folder, Script(script));
        Assert.Equal(expected, result.ExitCode);
        Assert.DoesNotContain("not reached", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Script_ExitInInnerScript_EndsThatOneOnly()
    {
        Script("exit 4", "inner.ps1");
        ShellProcess result = ShellProcess.Run(Folder, Script("& \"$PSScriptRoot/inner.ps1\"\n\"inner $LASTEXITCODE\""));
        Assert.Equal(["inner 4"], result.Lines);
        Assert.Equal(0, result.ExitCode);
    }

    [Theory]
    [InlineData("1 + 1", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("Get-Item nowhere", 1)]
    [InlineData("Get-Item nowhere; 'fine'", 0)]
    [InlineData("throw 'boom'", 1)]
    [InlineData("1 + )", 1)]
    [InlineData("1 +", 1)]
    public void Command_ExitCode_IsThatOfPwsh(string command, int expected) =>
        Assert.Equal(expected, ShellProcess.Run(Folder, "-Command", command).ExitCode);

    [Theory]
    [InlineData("two words|4|True|rest,-5|True", "-Name", "two words", "-Count", "4", "-Flag", "rest", "-5")]
    [InlineData("a|1|False||True", "-Name:a", "-Flag:$false")]
    [InlineData("a|2|False||True", "a", "2")]
    public void File_Arguments_BindAsInPwsh(string expected, params string[] arguments)
    {
        string script = Script(ArgumentScript, "with [brackets].ps1");
        Assert.Equal([expected], ShellProcess.Run(Folder, ["-NoProfile", "-NonInteractive", "-File", script, .. arguments]).Lines);
        Assert.Equal([expected], ShellProcess.Run(Folder, [script, .. arguments]).Lines);
    }

    [Fact]
    public void File_WrongArgument_IsErrorWithItsName()
    {
        ShellProcess result = ShellProcess.Run(Folder, Script(ArgumentScript), "-Count", "many");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("'Count'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Streams_GoWherePwshSendsThem()
    {
        ShellProcess result = ShellProcess.Run(Folder, "-c", "'out'; Write-Warning 'w'; Write-Verbose 'v' -Verbose; Write-Host 'h'; Write-Error 'e'; Write-Progress 'p'; 'end'");
        Assert.Equal(["out", "WARNING: w", "VERBOSE: v", "h", "end"], result.Lines);
        Assert.Contains("Write-Error: e", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\x1b', result.Output + result.Error);
    }

    [Fact]
    public void Error_OfScript_ShowsMessageAndPosition()
    {
        ShellProcess result = ShellProcess.Run(Folder, Script("'first'\nthrow 'boom'"));
        Assert.Equal(["first"], result.Lines);
        Assert.Contains("script.ps1:2", result.Error, StringComparison.Ordinal);
        Assert.Contains("boom", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ParseError_ShowsMessageAndPosition()
    {
        ShellProcess result = ShellProcess.Run(Folder, Script("'never'\nfunction f {"));
        Assert.Equal("", result.Output);
        Assert.Contains("script.ps1:2", result.Error, StringComparison.Ordinal);
        Assert.Contains("Missing closing '}'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void PipedInput_IsRunAsOneScript()
    {
        ShellProcess result = ShellProcess.RunWithInput(Folder, "function f {\n  'from f'\n}\nf\nexit 4\n");
        Assert.Equal(["from f"], result.Lines);
        Assert.Equal(4, result.ExitCode);
    }

    [Fact]
    public void ReadHost_ReadsPipedAnswer() =>
        Assert.Equal(["name: got Ada"], ShellProcess.RunWithInput(Folder, "Ada\n", "-c", "$x = Read-Host name; \"got $x\"").Lines);

    [Theory]
    [InlineData("Read-Host name")]
    [InlineData("Remove-Item note.txt -Confirm")]
    [InlineData("function f { param([Parameter(Mandatory)] $X) }; f")]
    public void NonInteractive_Asking_IsError(string command)
    {
        ShellProcess result = ShellProcess.RunWithInput(Folder, "yes\n", "-NonInteractive", "-c", command);
        Assert.Equal(1, result.ExitCode);
        Assert.True(File.Exists(Path.Combine(Folder, "note.txt")));
        Assert.NotEqual("", result.Error);
    }

    [Fact]
    public void CommandOfPwsh_ThatIsNotHere_SaysSo()
    {
        ShellProcess result = ShellProcess.Run(Folder, "-c", "1 | Get-Process -Id 3 x");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("'Get-Process' is a command of pwsh 7.6 that the DigitTools shell does not have", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void CommandOfPwsh_ThatIsNotHere_IsCaughtAsUnknownCommand() =>
        Assert.Equal(
            ["caught Get-Random"],
            Lines("try { Get-Random } catch [System.Management.Automation.CommandNotFoundException] { \"caught $($_.TargetObject)\" }"));

    [Fact]
    public void UnknownCommand_KeepsTheMessageOfTheEngine()
    {
        ShellProcess result = ShellProcess.Run(Folder, "-c", "Get-Nonsense");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("'Get-Nonsense' is not recognized", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Bogus")]
    [InlineData("-File")]
    [InlineData("nowhere.ps1")]
    [InlineData("note.txt")]
    public void WrongCommandLine_Is64(string argument)
    {
        ShellProcess result = ShellProcess.Run(Folder, argument);
        Assert.Equal(64, result.ExitCode);
        Assert.NotEqual("", result.Error);
        Assert.Equal("", result.Output);
    }

    [Fact]
    public void Host_HasNameVersionAndWidth() =>
        Assert.Equal(
            ["DigitTools.Shell", "True", "120", "7.6"],
            Lines("$Host.Name; $Host.Version -gt '0.0'; $Host.UI.RawUI.BufferSize.Width; \"$($PSVersionTable.PSVersion.Major).$($PSVersionTable.PSVersion.Minor)\""));

    [Fact]
    public void Module_IsImportedFromAboveTheShell()
    {
        ShellProcess result = ShellProcess.RunWithModule(Folder, module: null, "-c", "(Get-Module DigitTools).Name; (Get-Command Get-DigitPrediction).Source");
        Assert.Equal("", result.Error);
        Assert.Equal(["DigitTools", "DigitTools"], result.Lines);
    }

    [Fact]
    public void Module_NamedByVariable_IsImported()
    {
        File.WriteAllText(Path.Combine(Folder, "DigitTools.psd1"), "@{ ModuleVersion = '9.8.7'; RootModule = 'm.psm1' }");
        File.WriteAllText(Path.Combine(Folder, "m.psm1"), "function Get-Answer { 42 }");
        Assert.Equal(["42"], ShellProcess.RunWithModule(Folder, Folder, "-c", "Get-Answer").Lines);
        Assert.Equal(["42"], ShellProcess.RunWithModule(Folder, Path.Combine(Folder, "DigitTools.psd1"), "-c", "Get-Answer").Lines);
    }

    [Fact]
    public void Module_NotThere_IsErrorWithThePath()
    {
        ShellProcess result = ShellProcess.RunWithModule(Folder, Path.Combine(Folder, "nowhere"), "-c", "'not reached'");
        Assert.Equal(1, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.Contains("nowhere", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Output_HoldsNoNativesOfTheModule()
    {
        string shell = Path.Combine(Repository.Root, "DigitTools.Shell", "bin", "Release", "net10.0");
        string[] files = Directory.GetFiles(shell, "*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path)).ToArray();
        Assert.DoesNotContain(files, name => name.Contains("torch", StringComparison.OrdinalIgnoreCase)
            || name.Contains("skia", StringComparison.OrdinalIgnoreCase)
            || name.Contains("onnx", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("DigitTools.Core", StringComparison.Ordinal));
    }
}
