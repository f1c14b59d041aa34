using DigitTools.Core.Native;

namespace DigitTools.Core.Tests.Native;

public sealed class NativeFailureTests
{
    [Fact]
    public void NativeFailure_Reason_IsTheFirstLineOfTheInnermostError()
    {
        var loader = new DllNotFoundException("libtorch.so: cannot open shared object file\nand a page of search paths");
        var failure = new TypeInitializationException("TorchSharp.torch", loader);
        Assert.Equal("libtorch.so: cannot open shared object file", NativeFailure.Reason(failure));
    }

    [Fact]
    public void NativeFailure_IsLoadFailure_TellsLoadingFromUsing()
    {
        Assert.True(NativeFailure.IsLoadFailure(new DllNotFoundException()));
        var inner = new TypeInitializationException("y", new BadImageFormatException());
        Assert.True(NativeFailure.IsLoadFailure(new TypeInitializationException("x", inner)));
        Assert.False(NativeFailure.IsLoadFailure(new TypeInitializationException("x", null)));
        Assert.False(NativeFailure.IsLoadFailure(new InvalidOperationException()));
    }
}
