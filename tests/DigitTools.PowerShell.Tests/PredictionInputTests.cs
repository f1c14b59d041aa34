namespace DigitTools.PowerShell.Tests;

/// <summary>How pictures reach Get-DigitPrediction: by type of object and by kind of path.</summary>
public sealed class PredictionInputTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly ModuleSession _session = new();

    public PredictionInputTests() => _session["folder"] = _folder.FullName;

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void GetDigitPrediction_DecoratedFiles_AsFromGetChildItem()
    {
        _folder.Digits(4);

        ScriptResult result = _session.Run("$ExecutionContext.InvokeProvider.ChildItem.Get($folder, $false) | Get-DigitPrediction").NoErrors();

        Assert.Equal([7, 2, 1, 0], result.Values("Digit"));
    }

    [Theory]
    [InlineData("[System.IO.FileInfo]::new($file) | Get-DigitPrediction")]
    [InlineData("$file | Get-DigitPrediction")]
    [InlineData("Get-DigitPrediction $file")]
    [InlineData("Get-DigitPrediction -Path $file")]
    [InlineData("Get-DigitPrediction -LiteralPath $file")]
    [InlineData("Get-DigitPrediction -LP $file")]
    [InlineData("Get-DigitPrediction -PSPath \"Microsoft.PowerShell.Core\\FileSystem::$file\"")]
    [InlineData("[pscustomobject]@{ FullName = $file; Length = 3 } | Get-DigitPrediction")]
    [InlineData("[pscustomobject]@{ PSPath = \"Microsoft.PowerShell.Core\\FileSystem::$file\" } | Get-DigitPrediction")]
    [InlineData("[pscustomobject]@{ LiteralPath = $file } | Get-DigitPrediction")]
    [InlineData("Get-DigitPrediction $file | Get-DigitPrediction")]
    [InlineData("[pscustomobject]@{ Path = $file; Label = 2 } | Get-DigitPrediction")]
    public void GetDigitPrediction_FormsOfOnePicture_AllRead(string script)
    {
        string file = _folder.Digit("two.png", 1);
        _session["file"] = file;

        ScriptResult result = _session.Run(script);

        Assert.Equal(2, result.Value<int>("Digit"));
        Assert.Equal(file, result.Value<string>("Path"));
    }

    [Fact]
    public void GetDigitPrediction_SeveralPaths_KeepTheirOrder()
    {
        _folder.Digits(3);

        ScriptResult result = _session.Run("Get-DigitPrediction \"$folder/2.png\", \"$folder/0.png\", \"$folder/1.png\"").NoErrors();

        Assert.Equal([1, 7, 2], result.Values("Digit"));
    }

    [Theory]
    [InlineData("*.png", 4)]
    [InlineData("[0-1].png", 2)]
    [InlineData("?.png", 4)]
    [InlineData("*.jpg", 0)]
    public void GetDigitPrediction_Wildcards_Expanded(string pattern, int count)
    {
        _folder.Digits(4);
        _session["pattern"] = pattern;

        ScriptResult result = _session.Run("Get-DigitPrediction \"$folder/$pattern\"").NoErrors();

        Assert.Equal(new object?[] { 7, 2, 1, 0 }.Take(count), result.Values("Digit"));
    }

    [Theory]
    [InlineData("with blanks.png")]
    [InlineData("a[1].png")]
    [InlineData("[.png")]
    [InlineData("-dash.png")]
    [InlineData("źdźbło-数字-😀.png")]
    [InlineData("e\u0301.png")]
    [InlineData("'quoted' & $HOME.png")]
    [InlineData("no extension")]
    [InlineData(".hidden")]
    public void GetDigitPrediction_AwkwardNames_ReadByEveryParameter(string name)
    {
        string file = _folder.Digit(name, 0);
        _session["file"] = file;

        ScriptResult result = _session.Run(
            """
            Get-DigitPrediction -Path $file
            Get-DigitPrediction -LiteralPath $file
            $file | Get-DigitPrediction
            $ExecutionContext.InvokeProvider.ChildItem.Get([string[]]$folder, $false, $true, $true) | Get-DigitPrediction
            """).NoErrors();

        Assert.Equal([7, 7, 7, 7], result.Values("Digit"));
        Assert.Equal([file, file, file, file], result.Values("Path"));
    }

    [Theory]
    [InlineData("line\nbreak.png")]
    [InlineData("star*.png")]
    [InlineData("back`tick.png")]
    [InlineData("colon: x.png")]
    public void GetDigitPrediction_NamesOfUnix_ReadByLiteralPath(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such names.");
        string file = _folder.Digit(name, 0);
        _session["file"] = file;

        ScriptResult result = _session.Run("Get-DigitPrediction -LiteralPath $file").NoErrors();

        Assert.Equal([7], result.Values("Digit"));
        Assert.Equal([file], result.Values("Path"));
    }

    [Fact]
    public void GetDigitPrediction_EscapedBrackets_MeanThemselves()
    {
        _folder.Digit("a[1].png", 1);
        _folder.Digit("a1.png", 0);
        _session["escaped"] = _folder.FullName + "/a`[1`].png";

        ScriptResult result = _session.Run("Get-DigitPrediction -Path $escaped").NoErrors();

        Assert.Equal([2], result.Values("Digit"));
    }

    [Fact]
    public void GetDigitPrediction_NameThatIsAlsoAPatternOfAnother_MeansTheFileOfThatName()
    {
        string file = _folder.Digit("a[1].png", 1);
        _folder.Digit("a1.png", 0);
        _session["file"] = file;

        ScriptResult result = _session.Run(
            """
            Get-DigitPrediction -LiteralPath $file
            Get-DigitPrediction -LiteralPath $file | Get-DigitPrediction
            Get-DigitPrediction $file
            """).NoErrors();

        Assert.Equal([file, file, file], result.Values("Path"));
    }

    [Fact]
    public void GetDigitPrediction_RelativePaths_FollowTheLocationOfTheSession()
    {
        _folder.Digit("here.png", 0);
        _folder.Folder("below");

        ScriptResult result = _session.Run(
            """
            $null = $ExecutionContext.SessionState.Path.SetLocation($folder)
            Get-DigitPrediction here.png
            Get-DigitPrediction ./*.png
            $null = $ExecutionContext.SessionState.Path.SetLocation('below')
            Get-DigitPrediction -LiteralPath ../here.png
            """).NoErrors();

        Assert.Equal([7, 7, 7], result.Values("Digit"));
        Assert.All(result.Values("Path"), path => Assert.Equal(_folder["here.png"], path));
    }

    [Fact]
    public void GetDigitPrediction_Drives_GiveFullPaths()
    {
        _folder.Digits(2);

        ScriptResult result = _session.Run(
            """
            $provider = $ExecutionContext.SessionState.Provider.GetOne('FileSystem')
            $drive = [System.Management.Automation.PSDriveInfo]::new('Scans', $provider, $folder, '', $null)
            $null = $ExecutionContext.SessionState.Drive.New($drive, 'Global')
            Get-DigitPrediction Scans:/*.png
            Get-DigitPrediction -LiteralPath Scans:/1.png
            $null = $ExecutionContext.SessionState.Path.SetLocation('Scans:/')
            Get-DigitPrediction 0.png
            """).NoErrors();

        Assert.Equal([7, 2, 2, 7], result.Values("Digit"));
        Assert.Equal([_folder["0.png"], _folder["1.png"], _folder["1.png"], _folder["0.png"]], result.Values("Path"));
    }

    [Fact]
    public void GetDigitPrediction_LinksToPictures_AreFollowed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs rights on Windows.");
        File.CreateSymbolicLink(_folder["link.png"], _folder.Digit("real.png", 1));

        ScriptResult result = _session.Run("Get-DigitPrediction \"$folder/link.png\"").NoErrors();

        Assert.Equal([2], result.Values("Digit"));
    }

    [Fact]
    public void GetDigitPrediction_NothingPiped_GivesNothing()
    {
        Assert.Empty(_session.Run("@() | Get-DigitPrediction").NoErrors().Output);
    }

    [Theory]
    [InlineData("Get-DigitPrediction ''")]
    [InlineData("Get-DigitPrediction $null")]
    [InlineData("Get-DigitPrediction x.png -MinimumConfidence 1.01")]
    [InlineData("Get-DigitPrediction x.png -MinimumConfidence -0.1")]
    [InlineData("Get-DigitPrediction x.png -ThrottleLimit 0")]
    [InlineData("Get-DigitPrediction x.png -MaximumPixels 0")]
    [InlineData("Get-DigitPrediction x.png -Polarity Sideways")]
    [InlineData("Get-DigitPrediction x.png -Model ''")]
    [InlineData("Get-DigitPrediction x.png -ChartDirectory ''")]
    [InlineData("Get-DigitPrediction -Path x.png -LiteralPath y.png")]
    public void GetDigitPrediction_ImpossibleArguments_RejectedAtBinding(string script)
    {
        Assert.IsAssignableFrom<System.Management.Automation.ParameterBindingException>(_session.Run(script).Failure);
    }
}
