using System.Management.Automation.Runspaces;

namespace DigitTools.Shell;

/// <summary>Turns the words after a script's name into parameters, as <c>pwsh -File</c> does.</summary>
internal static class ScriptArguments
{
    internal static IReadOnlyList<CommandParameter> Parse(IEnumerable<string> words)
    {
        var parameters = new List<CommandParameter>();
        string? pending = null;
        foreach (string word in words)
        {
            if (pending is not null)
            {
                parameters.Add(new CommandParameter(pending, word));
                pending = null;
                continue;
            }

            // '-5' and '-.5' are values: no parameter name starts so.
            bool isName = word.Length > 1 && word[0] == '-' && (char.IsLetter(word[1]) || word[1] is '_' or '?');
            int colon = isName ? word.IndexOf(':', StringComparison.Ordinal) : -1;
            if (!isName)
                parameters.Add(new CommandParameter(null, word));
            else if (colon == word.Length - 1)
                pending = word[..colon];
            else if (colon > 0)
                parameters.Add(new CommandParameter(word[..colon], Value(word[(colon + 1)..])));
            else
                // A name that keeps its dash has no value of its own: the engine takes the next word for it unless it is a switch.
                parameters.Add(new CommandParameter(word));
        }

        return parameters;
    }

    /// <summary><c>-Name:$true</c> comes as text, and a switch can't bind to text.</summary>
    private static object Value(string text) => text.ToUpperInvariant() switch
    {
        "$TRUE" or "TRUE" => true,
        "$FALSE" or "FALSE" => false,
        _ => text,
    };
}
