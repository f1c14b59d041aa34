namespace DigitTools.Core.Tests;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("\e]0;title\a.png", "`e]0;title`a.png")]
    [InlineData("a.png\r", "a.png`r")]
    [InlineData("\0\b\t\n\v\f", "`0`b`t`n`v`f")]
    [InlineData("\u009b31m", "`u{9B}31m")] // a C1 control: begins a sequence as escape does
    [InlineData("\u007f", "`u{7F}")]
    [InlineData("a\u202Egnp.exe", "a`u{202E}gnp.exe")]
    [InlineData("\u2066\u200B\uFEFF\u2028\u2029", "`u{2066}`u{200B}`u{FEFF}`u{2028}`u{2029}")]
    [InlineData("\U000E0041", "`u{E0041}")] // a tag: text that nobody sees
    public void VisibleText_Of_ShowsWhatATerminalWouldCarryOutOrHide(string text, string shown)
    {
        Assert.Equal(shown, VisibleText.Of(text));
    }

    [Fact]
    public void VisibleText_Of_ShowsHalfASurrogatePair()
    {
        // Not as data of a theory: metadata is UTF-8, which can't hold it.
        Assert.Equal("`u{D800}x`u{DC00}", VisibleText.Of("\ud800x\udc00"));
    }

    [Theory]
    [InlineData("/scans/Prüfung [1] `x.png")]
    [InlineData("一二三 ١٢٣ \u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645")] // a word that Persian writes with a zero-width non-joiner
    [InlineData("\U0001F469\u200D\U0001F3EB")] // an emoji of two
    [InlineData("e\u0301")]
    [InlineData("")]
    public void VisibleText_Of_LeavesTextAlone(string text)
    {
        Assert.Same(text, VisibleText.Of(text));
    }

    [Fact]
    public void DigitException_Message_IsForATerminalAndItsTargetIsNot()
    {
        DigitException error = Errors.ModelNotFound("/models/\e[2J.onnx");

        Assert.Equal("There is no model at '/models/`e[2J.onnx'.", error.Message);
        Assert.Equal("/models/\e[2J.onnx", error.Target);
    }
}
