using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace DigitTools.Shell.Hosting;

/// <summary>Edits one line in place: cursor keys, history with up and down, completion with Tab where there is a runspace for it.</summary>
internal sealed class LineEditor(Runspace? runspace)
{
    private readonly List<string> _history = [];
    private string _prompt = "";
    private string _text = "";
    private int _cursor;
    private int _drawn;
    private int _historyIndex;
    private CommandCompletion? _completion;

    internal LineResult Read(string prompt)
    {
        // Only the last line of a prompt is drawn again.
        int lastLine = prompt.LastIndexOf('\n') + 1;
        Console.Out.Write(prompt[..lastLine]);
        (_prompt, _drawn, _historyIndex) = (prompt[lastLine..], 0, _history.Count);
        Set("", 0);

        // Ctrl+C is a key while a line is edited, and a signal while a command runs.
        Console.TreatControlCAsInput = true;
        try
        {
            return ReadKeys();
        }
        finally
        {
            Console.TreatControlCAsInput = false;
            Console.Out.WriteLine();
        }
    }

    private LineResult ReadKeys()
    {
        while (true)
        {
            Draw();
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            if (key.Key != ConsoleKey.Tab)
                _completion = null;
            bool control = (key.Modifiers & ConsoleModifiers.Control) != 0;
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    Remember(_text);
                    return new LineResult(LineKind.Line, _text);
                case ConsoleKey.C when control:
                    return new LineResult(LineKind.Cancelled, "");
                case ConsoleKey.D when control && _text.Length == 0:
                    return new LineResult(LineKind.EndOfInput, "");
                case ConsoleKey.Tab:
                    Complete(forward: (key.Modifiers & ConsoleModifiers.Shift) == 0);
                    break;
                default:
                    Edit(key, control);
                    break;
            }
        }
    }

    private void Edit(ConsoleKeyInfo key, bool control)
    {
        switch (key.Key)
        {
            case ConsoleKey.LeftArrow:
                _cursor = Math.Max(0, _cursor - 1);
                break;
            case ConsoleKey.RightArrow:
                _cursor = Math.Min(_text.Length, _cursor + 1);
                break;
            case ConsoleKey.Home:
            case ConsoleKey.A when control:
                _cursor = 0;
                break;
            case ConsoleKey.End:
            case ConsoleKey.E when control:
                _cursor = _text.Length;
                break;
            case ConsoleKey.Backspace when _cursor > 0:
                Set(_text.Remove(_cursor - 1, 1), _cursor - 1);
                break;
            case ConsoleKey.Delete when _cursor < _text.Length:
                Set(_text.Remove(_cursor, 1), _cursor);
                break;
            case ConsoleKey.U when control:
            case ConsoleKey.Escape:
                Set("", 0);
                break;
            case ConsoleKey.K when control:
                Set(_text[.._cursor], _cursor);
                break;
            case ConsoleKey.UpArrow:
                Recall(_historyIndex - 1);
                break;
            case ConsoleKey.DownArrow:
                Recall(_historyIndex + 1);
                break;
            default:
                if (!char.IsControl(key.KeyChar))
                    Set(_text.Insert(_cursor, key.KeyChar.ToString()), _cursor + 1);
                break;
        }
    }

    private void Set(string text, int cursor) => (_text, _cursor) = (text, cursor);

    private void Remember(string text)
    {
        if (text.Length > 0 && (_history.Count == 0 || _history[^1] != text))
            _history.Add(text);
    }

    private void Recall(int index)
    {
        if (index < 0 || index > _history.Count)
            return;
        _historyIndex = index;
        string text = index < _history.Count ? _history[index] : "";
        Set(text, text.Length);
    }

    /// <summary>Puts the next of the engine's completions in place of the one before.</summary>
    private void Complete(bool forward)
    {
        if (runspace is null)
            return;
        if (_completion is null)
        {
            using PowerShell shell = PowerShell.Create(runspace);
            _completion = CommandCompletion.CompleteInput(_text, _cursor, options: null, shell);
            if (_completion.CompletionMatches.Count == 0)
                _completion = FileCompletion.Complete(_text, _cursor, runspace);
        }

        // At the first call this is the first match: the index starts before it.
        CompletionResult? match = _completion.GetNextResult(forward);
        if (match is null)
            return;
        int start = _completion.ReplacementIndex;
        Set(_text.Remove(start, _completion.ReplacementLength).Insert(start, match.CompletionText), start + match.CompletionText.Length);
        _completion.ReplacementLength = match.CompletionText.Length;
    }

    /// <summary>Draws prompt and line over what is there; of a line too long for the terminal, the part around the cursor.</summary>
    private void Draw()
    {
        int room = Math.Max(10, Terminal.Width - _prompt.Length - 1);
        int first = Math.Max(0, _cursor - room);
        string visible = _text.Substring(first, Math.Min(room, _text.Length - first));
        string line = "\r" + _prompt + visible;
        Console.Out.Write(line.PadRight(_drawn) + "\r" + _prompt + visible[..(_cursor - first)]);
        _drawn = line.Length;
    }
}
