using DigitTools.Core.Native;

namespace DigitTools.Core.Tests;

/// <summary>Base of all tests that use libtorch.</summary>
[Collection(Collection)]
public abstract class TorchTests
{
    public const string Collection = "libtorch";

    protected TorchTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "TorchSharp 0.107.0 does not load on Windows.");
        TorchLibrary.EnsureLoaded();
    }
}
