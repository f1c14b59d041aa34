namespace DigitTools.Core.Imaging.Decoding;

/// <summary>Pictures that need much memory take turns: otherwise as many as there are processors would fill it.</summary>
internal static class LargePictures
{
    /// <summary>Bytes that a picture may take while others are read beside it.</summary>
    public const long SharedBytes = 32L << 20;

    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(100);
    private static readonly Lock s_turn = new();

    /// <summary>Waits for the turn. A thread that has it may take it again, and has to leave as often.</summary>
    /// <param name="stop">Ends the waiting.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void Enter(CancellationToken stop)
    {
        do stop.ThrowIfCancellationRequested();
        while (!s_turn.TryEnter(s_look));
    }

    /// <summary>Lets the next one in.</summary>
    public static void Leave() => s_turn.Exit();
}
