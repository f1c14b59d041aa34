using DigitTools.Core.Recognition;

namespace DigitTools.Core.Tests.Recognition;

public sealed class ArrivalPaceTests
{
    private const int Most = 8;

    [Fact]
    public void ArrivalPace_Window_StartsSynchronous()
    {
        var pace = new ArrivalPace(Most);
        Assert.Equal(0, pace.Window);
        pace.Arrive();
        Assert.Equal(0, pace.Window);
    }

    [Fact]
    public void ArrivalPace_Window_WidensWithQuickArrivalsUpToTheMost()
    {
        var pace = new ArrivalPace(Most);
        Widen(pace);
        // It goes one by one, so that no caller is let ahead further than it was quick.
        int before = pace.Window;
        for (int i = 0; i < 100; i++)
        {
            pace.Arrive();
            Assert.InRange(pace.Window, 0, Math.Min(Most, before + 1));
            before = pace.Window;
            pace.Leave();
        }
    }

    [Fact]
    public void ArrivalPace_Window_FallsBackWhenACallerIsSlow()
    {
        var pace = new ArrivalPace(Most);
        Widen(pace);
        Thread.Sleep(20);
        pace.Arrive();
        Assert.Equal(0, pace.Window);
    }

    /// <summary>Quick arrivals until the window is as wide as it gets; a busy machine may make some of them slow.</summary>
    private static void Widen(ArrivalPace pace)
    {
        for (int i = 0; pace.Window < Most; i++)
        {
            Assert.True(i < 1_000_000, "The window never got wide.");
            pace.Arrive();
            pace.Leave();
        }
    }
}
