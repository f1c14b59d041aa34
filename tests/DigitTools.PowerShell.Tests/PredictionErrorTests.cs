using System.Management.Automation;

namespace DigitTools.PowerShell.Tests;

/// <summary>What Get-DigitPrediction says of pictures and models that it can't read.</summary>
public sealed class PredictionErrorTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly ModuleSession _session = new();

    public PredictionErrorTests() => _session["folder"] = _folder.FullName;

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void GetDigitPrediction_BadBetweenGood_OneErrorEachAndTheRestInOrder()
    {
        _folder.Digits(3);
        _folder.Text("text.png");

        ScriptResult result = _session.Run(
            """
            '0.png', 'missing.png', '1.png', 'text.png', 'nodrive:/x.png', '2.png', 'Env:/PATH' |
                ForEach-Object { if ($_ -like '*:*') { $_ } else { "$folder/$_" } } |
                Get-DigitPrediction 2>&1
            """);

        Assert.Null(result.Failure);
        Assert.Equal(
            ["7", "PictureNotFound", "2", "PictureUnreadable", "DriveNotFound", "1", "ProviderNotSupported"],
            result.Output.Select(o => o.BaseObject is ErrorRecord e ? e.FullyQualifiedErrorId.Split(',')[0] : o.Properties["Digit"].Value.ToString()));
    }

    [Fact]
    public void GetDigitPrediction_ManyBadAndGood_EachInItsPlace()
    {
        string good = _folder.Digit("good.png", 0), bad = _folder.Text("bad.png");
        _session["files"] = Enumerable.Range(0, 300).Select(i => i % 7 == 3 ? bad : good).ToArray();

        ScriptResult result = _session.Run("$files | Get-DigitPrediction -ThrottleLimit 3 2>&1");

        Assert.Equal(Enumerable.Range(0, 300).Select(i => i % 7 == 3), result.Output.Select(o => o.BaseObject is ErrorRecord));
    }

    [Fact]
    public void GetDigitPrediction_Missing_PictureNotFound()
    {
        AssertError("missing.png", "PictureNotFound", ErrorCategory.ObjectNotFound);
    }

    [Fact]
    public void GetDigitPrediction_MissingFolder_PictureNotFound()
    {
        AssertError(Path.Combine("no", "such", "folder", "x.png"), "PictureNotFound", ErrorCategory.ObjectNotFound);
    }

    [Fact]
    public void GetDigitPrediction_Directory_PictureIsDirectory()
    {
        _folder.Folder("folder.png");
        AssertError("folder.png", "PictureIsDirectory", ErrorCategory.InvalidArgument);
    }

    [Fact]
    public void GetDigitPrediction_Text_PictureUnreadable()
    {
        _folder.Text("text.png");
        AssertError("text.png", "PictureUnreadable", ErrorCategory.InvalidData);
    }

    [Fact]
    public void GetDigitPrediction_NoBytes_PictureUnreadable()
    {
        _folder.Text("empty.png", "");
        AssertError("empty.png", "PictureUnreadable", ErrorCategory.InvalidData);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(40)]
    [InlineData(150)]
    public void GetDigitPrediction_Truncated_PictureUnreadable(int bytes)
    {
        string whole = _folder.Digit("whole.png", 0);
        File.WriteAllBytes(_folder["short.png"], File.ReadAllBytes(whole)[..bytes]);
        AssertError("short.png", "PictureUnreadable", ErrorCategory.InvalidData);
    }

    [Fact]
    public void GetDigitPrediction_MorePixelsThanAllowed_PictureTooLarge()
    {
        _folder.Digit("x.png", 0);
        AssertError("x.png", "PictureTooLarge", ErrorCategory.LimitsExceeded, "-MaximumPixels 783");
        Assert.Equal(7, _session.Run("Get-DigitPrediction \"$folder/x.png\" -MaximumPixels 784").Value<int>("Digit"));
    }

    [Fact]
    public void GetDigitPrediction_NoRights_PictureUnreadable()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows has no file modes.");
        Assert.SkipWhen(Environment.UserName == "root", "root may read everything.");
        string secret = _folder.Digit("secret.png", 0);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(secret, UnixFileMode.None);
        AssertError("secret.png", "PictureUnreadable", ErrorCategory.InvalidData);
    }

    [Theory]
    [InlineData("nodrive:/x.png", "DriveNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("nodrive:/*.png", "DriveNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Env:/PATH", "ProviderNotSupported", ErrorCategory.InvalidArgument)]
    [InlineData("Env:/P*", "ProviderNotSupported", ErrorCategory.InvalidArgument)]
    [InlineData("Variable:/x", "ProviderNotSupported", ErrorCategory.InvalidArgument)]
    public void GetDigitPrediction_NoFileSystem_ErrorAndTheNextGoesOn(string path, string id, ErrorCategory category)
    {
        _folder.Digit("0.png", 0);
        _session["path"] = path;

        ScriptResult result = _session.Run("Get-DigitPrediction $path, \"$folder/0.png\"");

        Assert.Null(result.Failure);
        Assert.Equal([7], result.Values("Digit"));
        ScriptResult.Check(Assert.Single(result.Errors), id, category, target: null);
    }

    [Fact]
    public void GetDigitPrediction_ErrorActionStop_EndsAtTheFirstBadOne()
    {
        _folder.Digits(2);
        _folder.Text("text.png");

        ScriptResult result = _session.Run("Get-DigitPrediction \"$folder/0.png\", \"$folder/text.png\", \"$folder/1.png\" -ErrorAction Stop");

        Assert.Equal([7], result.Values("Digit"));
        result.FailedWith("PictureUnreadable", ErrorCategory.InvalidData, _folder["text.png"]);
    }

    [Fact]
    public void GetDigitPrediction_MissingModel_ModelNotFound()
    {
        _folder.Digit("0.png", 0);

        ScriptResult result = _session.Run("Get-DigitPrediction \"$folder/0.png\" -Model \"$folder/none.onnx\"");

        Assert.Empty(result.Output);
        result.FailedWith("ModelNotFound", ErrorCategory.ObjectNotFound, _folder["none.onnx"]);
    }

    [Theory]
    [InlineData("This is no model.")]
    [InlineData("")]
    public void GetDigitPrediction_DamagedModel_ModelInvalid(string content)
    {
        _folder.Digit("0.png", 0);
        _folder.Text("bad.onnx", content);

        ScriptResult result = _session.Run("Get-DigitPrediction \"$folder/0.png\" -Model \"$folder/bad.onnx\"");

        Assert.Empty(result.Output);
        result.FailedWith("ModelInvalid", ErrorCategory.InvalidData, _folder["bad.onnx"]);
    }

    [Fact]
    public void GetDigitPrediction_ModelIsFolder_ModelInvalid()
    {
        _folder.Folder("m.onnx");

        _session.Run("Get-DigitPrediction x.png -Model \"$folder/m.onnx\"").FailedWith("ModelInvalid", ErrorCategory.InvalidData, _folder["m.onnx"]);
    }

    [Fact]
    public void GetDigitPrediction_BadModelMadeGood_IsReadAgain()
    {
        string model = _folder.Text("m.onnx");
        _session["file"] = _folder.Digit("0.png", 0);
        Assert.NotNull(_session.Run("Get-DigitPrediction $file -Model \"$folder/m.onnx\"").Failure);

        File.Copy(ShippedModel.Path, model, overwrite: true);

        Assert.Equal(7, _session.Run("Get-DigitPrediction $file -Model \"$folder/m.onnx\"").Value<int>("Digit"));
    }

    private void AssertError(string name, string id, ErrorCategory category, string more = "")
    {
        string path = _folder[name];
        _session["path"] = path;

        ScriptResult result = _session.Run($"Get-DigitPrediction -LiteralPath $path {more}");

        Assert.Null(result.Failure);
        Assert.Empty(result.Output);
        ErrorRecord error = Assert.Single(result.Errors);
        ScriptResult.Check(error, id, category, path);
        Assert.Contains(path, error.ToString(), StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty(error.ErrorDetails?.RecommendedAction));
    }

    [Fact]
    public void GetDigitPrediction_PatternThatIsNone_IsAnError()
    {
        ScriptResult result = _session.Run("Get-DigitPrediction '[missing.png'");
        Assert.Empty(result.Output);
        Assert.Single(result.Errors);
    }
}
