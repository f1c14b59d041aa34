using System.Management.Automation;
using System.Management.Automation.Host;

namespace DigitTools.Shell.Hosting;

/// <summary>The size, colours and keys of the terminal; what has no meaning without one is an error or a fixed value.</summary>
internal sealed class ShellRawUI : PSHostRawUserInterface
{
    private const int RedirectedHeight = 50;

    /// <summary>Set while output is turned into text of a given width.</summary>
    internal int? CaptureWidth { get; set; }

    public override Size BufferSize
    {
        get => new(CaptureWidth ?? Terminal.Width, WindowSize.Height);
        set => throw Unsupported();
    }

    public override Size WindowSize
    {
        get => new(CaptureWidth ?? Terminal.Width, Terminal.OutputIsTerminal && Console.WindowHeight > 0 ? Console.WindowHeight : RedirectedHeight);
        set => throw Unsupported();
    }

    public override Size MaxWindowSize => WindowSize;

    public override Size MaxPhysicalWindowSize => WindowSize;

    // The engine reads and writes these around messages; a terminal's own colours can't be read on Unix, so they are kept here.
    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override Coordinates CursorPosition
    {
        get => Terminal.OutputIsTerminal ? new(Console.CursorLeft, Console.CursorTop) : new(0, 0);
        set
        {
            if (Terminal.OutputIsTerminal)
                Console.SetCursorPosition(value.X, value.Y);
        }
    }

    public override int CursorSize { get => 25; set => throw Unsupported(); }

    public override Coordinates WindowPosition { get => new(0, 0); set => throw Unsupported(); }

    public override string WindowTitle
    {
        get => OperatingSystem.IsWindows() ? Console.Title : "";
        set
        {
            if (Terminal.OutputIsTerminal)
                Console.Title = value;
        }
    }

    public override bool KeyAvailable => Terminal.InputIsTerminal && Console.KeyAvailable;

    public override KeyInfo ReadKey(ReadKeyOptions options)
    {
        if (!Terminal.InputIsTerminal)
            throw Unsupported();
        ConsoleKeyInfo key = Console.ReadKey(intercept: (options & ReadKeyOptions.NoEcho) != 0);
        return new KeyInfo((int)key.Key, key.KeyChar, ControlKeys(key.Modifiers), keyDown: true);
    }

    public override void FlushInputBuffer()
    {
        while (KeyAvailable)
            Console.ReadKey(intercept: true);
    }

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw Unsupported();

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw Unsupported();

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw Unsupported();

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill)
    {
        // Clear-Host on Windows fills the whole buffer, and says so with a rectangle of -1; nothing else is supported.
        if (rectangle.Right != -1 || !Terminal.OutputIsTerminal)
            throw Unsupported();
        Console.Clear();
    }

    private static ControlKeyStates ControlKeys(ConsoleModifiers modifiers)
    {
        ControlKeyStates states = 0;
        if ((modifiers & ConsoleModifiers.Shift) != 0)
            states |= ControlKeyStates.ShiftPressed;
        if ((modifiers & ConsoleModifiers.Control) != 0)
            states |= ControlKeyStates.LeftCtrlPressed;
        if ((modifiers & ConsoleModifiers.Alt) != 0)
            states |= ControlKeyStates.LeftAltPressed;
        return states;
    }

    private static PSNotSupportedException Unsupported() =>
        new("The DigitTools shell does not support this operation on the screen buffer; pwsh 7.6 does.");
}
