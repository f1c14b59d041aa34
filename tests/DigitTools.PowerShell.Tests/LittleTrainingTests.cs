namespace DigitTools.PowerShell.Tests;

/// <summary>Base of tests that train on a little data: the script variables <c>$folder</c> and <c>$idx</c> name a folder and 600 digits in it.</summary>
[Collection("Training")]
public abstract class LittleTrainingTests : IDisposable
{
    protected LittleTrainingTests()
    {
        Session["folder"] = Folder.FullName;
        Session["idx"] = Folder.Idx(train: 600, test: 200);
    }

    private protected TestFolder Folder { get; } = new();

    private protected ModuleSession Session { get; } = new();

    public void Dispose()
    {
        Session.Dispose();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
