using System.Management.Automation;

namespace DigitTools.PowerShell.Tests;

/// <summary>Paths that the cmdlet makes full by itself come out as the engine would make them.</summary>
public sealed class PredictionPathTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly ModuleSession _session = new();

    public PredictionPathTests()
    {
        _session["folder"] = _folder.FullName;
        _folder.Folder("below");
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("$folder")]
    [InlineData("$folder/below")]
    [InlineData("Scans:/")]
    [InlineData("Scans:/below")]
    [InlineData("/")]
    public void GetDigitPrediction_AnyPath_IsWhatTheEngineMakesOfIt(string location)
    {
        ScriptResult result = _session.Run(
            $$"""
            $provider = $ExecutionContext.SessionState.Provider.GetOne('FileSystem')
            $drive = [System.Management.Automation.PSDriveInfo]::new('Scans', $provider, $folder, '', $null)
            $null = $ExecutionContext.SessionState.Drive.New($drive, 'Global')
            $null = $ExecutionContext.SessionState.Path.SetLocation("{{location}}")
            $paths = @(
                'x.png', 'below/x.png', './x.png', '../x.png', 'below/../x.png', 'below/./x.png', 'below//x.png', '~/x.png', '~x.png'
                'x', '.x', 'x.', 'below/', 'a b.png', 'a[1].png', 'a~b/x.png', "$folder/x.png", "$folder/below/../x.png", "$folder//x.png"
                "$folder/./x.png", "$folder/below/", "Microsoft.PowerShell.Core\FileSystem::$folder/x.png", "FileSystem::$folder/x.png"
                'Scans:/x.png', 'Scans:x.png', 'below\x.png', '/x.png', '/'
            )
            foreach ($path in $paths) {
                $expected = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($path)
                Get-DigitPrediction -LiteralPath $path -ErrorVariable problems -ErrorAction SilentlyContinue
                if ("$($problems[0].TargetObject)" -ne $expected) { "'$path': '$($problems[0].TargetObject)' instead of '$expected'" }
            }
            """);

        Assert.Empty(result.Output.Select(o => o.ToString()));
    }

    [Fact]
    public void GetDigitPrediction_LocationOutsideTheFileSystem_IsNotMistakenForAFolder()
    {
        ScriptResult result = _session.Run(
            """
            $null = $ExecutionContext.SessionState.Path.SetLocation('Variable:')
            Get-DigitPrediction -LiteralPath x.png
            """);

        ErrorRecord error = Assert.Single(result.Errors);
        Assert.StartsWith("ProviderNotSupported", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void GetDigitPrediction_LocationChangedUpstream_CountsForTheNextPath()
    {
        _folder.Digit("0.png", 0);
        _folder.Digit("below/0.png", 1);

        ScriptResult result = _session.Run(
            """
            $paths = $ExecutionContext.SessionState.Path
            $null = $paths.SetLocation($folder)
            & { '0.png'; $null = $paths.SetLocation('below'); '0.png' } | Get-DigitPrediction
            """).NoErrors();

        Assert.Equal([7, 2], result.Values("Digit"));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("*.png")]
    [InlineData("?.png")]
    [InlineData("[ab]*")]
    [InlineData(".*")]
    [InlineData("B*")]
    [InlineData("none*")]
    [InlineData("be*/*")]
    [InlineData("below/*")]
    [InlineData("./*.png")]
    [InlineData("Scans:/*.png")]
    [InlineData("link/*")]
    public void GetDigitPrediction_AnyPattern_FitsWhatItFitsForTheEngineInItsOrder(string pattern)
    {
        string[] names =
        [
            "b.png", "A.png", "a.png", "B.PNG", "ä.png", "a-1.png", "a_1.png", "a10.png", "a2.png", ".hidden.png", "no extension",
            "below/z.png", "below/.h.png",
        ];
        foreach (string name in names)
            _folder.Text(name);
        if (!OperatingSystem.IsWindows()) File.CreateSymbolicLink(_folder["link"], _folder["below"]);
        _session["pattern"] = pattern;

        ScriptResult result = _session.Run(
            """
            $provider = $ExecutionContext.SessionState.Provider.GetOne('FileSystem')
            $drive = [System.Management.Automation.PSDriveInfo]::new('Scans', $provider, $folder, '', $null)
            $null = $ExecutionContext.SessionState.Drive.New($drive, 'Global')
            $null = $ExecutionContext.SessionState.Path.SetLocation($folder)
            $whole = if ($pattern -like 'Scans:*') { $pattern } else { "$folder/$pattern" }
            foreach ($path in $pattern, $whole) {
                $info = $null
                $expected = try { $ExecutionContext.SessionState.Path.GetResolvedProviderPathFromPSPath($path, [ref]$info) }
                catch [System.Management.Automation.ItemNotFoundException] { }
                Get-DigitPrediction -Path $path -ErrorVariable problems -ErrorAction SilentlyContinue
                $found = @($problems | ForEach-Object { $_.TargetObject })
                if ("$found" -cne "$expected") { "'$path': '$found' instead of '$expected'" }
            }
            """);

        Assert.Empty(result.Output.Select(o => o.ToString()));
    }
}
