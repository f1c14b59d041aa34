using System.Text;
using DigitTools.Core.Files;

namespace DigitTools.Benchmarks.Speed;

/// <summary>Markdown that is shown while it comes about and written as a file at the end.</summary>
internal sealed class Report
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds a line.</summary>
    public void Line(string line = "")
    {
        Console.WriteLine(line);
        _text.Append(line).Append('\n');
    }

    /// <summary>Adds a heading with room around it.</summary>
    public void Heading(string text)
    {
        Line();
        Line("## " + text);
        Line();
    }

    /// <summary>Adds the head of a table; columns whose name starts with a greater-than sign hold numbers.</summary>
    public void Head(params string[] columns)
    {
        Row([.. columns.Select(c => c.TrimStart('>'))]);
        Row([.. columns.Select(c => c.StartsWith('>') ? "--:" : "---")]);
    }

    /// <summary>Adds a row of a table.</summary>
    public void Row(params string[] cells) => Line($"| {string.Join(" | ", cells)} |");

    /// <summary>Writes what was added so far.</summary>
    public void Save(string path) => ReplaceFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(_text.ToString())));
}
