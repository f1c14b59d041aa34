using System.Collections.Specialized;
using System.Management.Automation;
using System.Security.Cryptography;

namespace DigitTools.PowerShell.Tests;

/// <summary>Get-DigitModel.</summary>
public sealed class ModelInfoTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly ModuleSession _session = new();

    public ModelInfoTests() => _session["folder"] = _folder.FullName;

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void GetDigitModel_Default_DescribesTheShippedModel()
    {
        ScriptResult result = _session.Run("Get-DigitModel");

        Assert.Equal("DigitTools.DigitModelInfo", result.One.TypeNames[0]);
        Assert.Equal(ShippedModel.Path, result.Value<string>("Path"));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(ShippedModel.Path)))[..12], result.Value<string>("ModelId"));
        Assert.Equal(new FileInfo(ShippedModel.Path).Length, result.Value<long>("Size"));
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], result.Value<string[]>("Classes"));
        Assert.Equal([1, 28, 28], result.Value<long[]>("InputShape")[1..]);
        Assert.InRange(result.Value<long>("Parameters"), 10_000, 1_000_000);
        Assert.True(result.Value<long>("MultiplyAdds") > result.Value<long>("Parameters"));
        Assert.Contains("MNIST", result.Value<string>("TrainedOn"), StringComparison.Ordinal);
        Assert.InRange(result.Value<double>("Temperature"), 0.1, 10);
        Assert.InRange(result.Value<double>("MinimumConfidence"), 0, 1);
        Assert.InRange(result.Value<double>("ValidationAccuracy"), 0.98, 1);
        Assert.True(result.Value<DateTimeOffset>("Created") < DateTimeOffset.UtcNow);
        Assert.False(string.IsNullOrEmpty(result.Value<string>("Architecture")));
        Assert.False(string.IsNullOrEmpty(result.Value<string>("ToolVersion")));
    }

    [Fact]
    public void GetDigitModel_ShippedModel_FitsItsPromises()
    {
        ScriptResult result = _session.Run("Get-DigitModel");

        Assert.InRange(result.Value<long>("Size"), 1, 3_000_000);
        Assert.InRange(result.Value<double>("TestAccuracy"), 0.995, 1);
    }

    [Fact]
    public void GetDigitModel_History_OneEntryAnEpoch()
    {
        ScriptResult result = _session.Run("$m = Get-DigitModel; $m; $m.Epochs; $m.TrainingOptions").NoErrors();

        OrderedDictionary options = Assert.IsType<OrderedDictionary>(result.Output[^1].BaseObject);
        PSObject[] epochs = [.. result.Output.Skip(1).SkipLast(1)];
        Assert.NotEmpty(epochs);
        Assert.Equal(Enumerable.Range(1, epochs.Length), epochs.Select(e => (int)e.Properties["Epoch"].Value));
        Assert.Contains("Seed", options.Keys.Cast<string>());
    }

    [Theory]
    [InlineData("Get-DigitModel \"$folder/a.onnx\"", 1)]
    [InlineData("Get-DigitModel -LiteralPath \"$folder/b[1].onnx\"", 1)]
    [InlineData("Get-DigitModel \"$folder/*.onnx\"", 2)]
    [InlineData("$ExecutionContext.InvokeProvider.ChildItem.Get($folder, $false) | Get-DigitModel", 2)]
    [InlineData("\"$folder/a.onnx\" | Get-DigitModel", 1)]
    [InlineData("Get-DigitModel \"$folder/a.onnx\" | Get-DigitModel", 1)]
    public void GetDigitModel_FormsOfPaths_Read(string script, int count)
    {
        File.Copy(ShippedModel.Path, _folder["a.onnx"]);
        File.Copy(ShippedModel.Path, _folder["b[1].onnx"]);

        Assert.Equal(count, _session.Run(script).NoErrors().Output.Count);
    }

    [Theory]
    [InlineData("Get-DigitModel \"$folder/x.onnx\"", "ModelNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Get-DigitModel \"$folder/text.onnx\"", "ModelInvalid", ErrorCategory.InvalidData)]
    [InlineData("Test-DigitModel \"$folder/x.onnx\"", "ModelNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Test-DigitModel \"$folder/text.onnx\"", "ModelInvalid", ErrorCategory.InvalidData)]
    public void Model_Unusable_EndsTheCommand(string script, string id, ErrorCategory category)
    {
        _folder.Text("text.onnx");

        ScriptResult result = _session.Run(script);

        Assert.Empty(result.Output);
        result.FailedWith(id, category, id == "ModelInvalid" ? _folder["text.onnx"] : _folder["x.onnx"]);
    }

    [Theory]
    [InlineData("Get-DigitModel Env:/PATH", "ProviderNotSupported")]
    [InlineData("Get-DigitModel Env:/P*", "ProviderNotSupported")]
    [InlineData("Get-DigitModel -LiteralPath Env:/PATH", "ProviderNotSupported")]
    [InlineData("Get-DigitModel nodrive:/x.onnx", "DriveNotFound")]
    [InlineData("Test-DigitModel nodrive:/x.onnx", "DriveNotFound")]
    [InlineData("Test-DigitModel -DataPath Env:/", "ProviderNotSupported")]
    [InlineData("Invoke-DigitTraining Env:/x", "ProviderNotSupported")]
    public void Paths_NoFileSystem_EndTheCommandWithTheirOwnError(string script, string id)
    {
        ScriptResult result = _session.Run(script);

        ErrorRecord? error = result.Failure?.ErrorRecord ?? result.Errors.SingleOrDefault();
        Assert.NotNull(error);
        ScriptResult.Check(error, id, id == "DriveNotFound" ? ErrorCategory.ObjectNotFound : ErrorCategory.InvalidArgument, target: null);
    }
}
