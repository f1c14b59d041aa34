using System.Management.Automation;
using System.Management.Automation.Internal;

namespace DigitTools.Shell.Hosting;

/// <summary>What the three standard streams are connected to, decided once at the start.</summary>
internal static class Terminal
{
    /// <summary>Columns of output that goes to a file or a pipe, in place of a terminal's width.</summary>
    internal const int RedirectedWidth = 120;

    /// <summary>Whether the user asked for no colours, or the terminal has none.</summary>
    internal static bool IsPlain { get; } =
        !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        || Environment.GetEnvironmentVariable("TERM") == "dumb";

    internal static bool InputIsTerminal { get; } = !Console.IsInputRedirected;

    internal static bool OutputIsTerminal { get; } = !Console.IsOutputRedirected;

    internal static bool ErrorIsTerminal { get; } = !Console.IsErrorRedirected;

    internal static bool ColorsOutput { get; } = OutputIsTerminal && !IsPlain;

    internal static bool ColorsError { get; } = ErrorIsTerminal && !IsPlain;

    /// <summary>The width of the terminal, or <see cref="RedirectedWidth"/>; terminals that don't know theirs say 0.</summary>
    internal static int Width
    {
        get
        {
            int width = OutputIsTerminal || ErrorIsTerminal ? Console.BufferWidth : RedirectedWidth;
            return width > 0 ? width : RedirectedWidth;
        }
    }

    /// <summary>The text with its escape sequences kept or removed, as <c>$PSStyle.OutputRendering</c> and the stream want it.</summary>
    internal static string Render(string text, bool colors)
    {
        if (!text.Contains('\x1b', StringComparison.Ordinal))
            return text;

        bool keep = PSStyle.Instance.OutputRendering switch
        {
            OutputRendering.PlainText => false,
            OutputRendering.Ansi => true,
            _ => colors,
        };
        return keep ? text : new StringDecorated(text).ToString(OutputRendering.PlainText);
    }
}
