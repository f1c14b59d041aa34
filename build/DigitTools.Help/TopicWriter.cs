using System.Text;

namespace DigitTools.Help;

/// <summary>Writes a page as an about topic: plain text of 80 columns.</summary>
internal static class TopicWriter
{
    private const int Columns = 80;
    private const string Indent = "    ";

    /// <summary>The whole topic.</summary>
    /// <exception cref="PageException">The page has no short description, or code that is too wide.</exception>
    public static string Write(HelpSection page)
    {
        var text = new StringBuilder();
        text.Append("TOPIC\n").Append(Indent).Append(page.Title).Append("\n\nSHORT DESCRIPTION\n");
        AddText(text, page, Indent);
        foreach (HelpSection section in page.Sections)
        {
            text.Append(section.Title.ToUpperInvariant()).Append('\n');
            AddText(text, section, Indent);
            foreach (HelpSection part in section.Sections)
            {
                text.Append(Indent).Append(part.Title).Append('\n');
                AddText(text, part, Indent + Indent);
            }
        }

        return text.ToString().TrimEnd() + '\n';
    }

    private static void AddText(StringBuilder to, HelpSection section, string indent)
    {
        for (int i = 0; i < section.Text.Count; i++)
        {
            HelpText text = section.Text[i];
            if (text.IsCode) AddCode(to, section, text, indent + Indent);
            else AddWrapped(to, text.Text, indent);

            // Items of a list stand close together.
            bool listGoesOn = IsItem(text) && i + 1 < section.Text.Count && IsItem(section.Text[i + 1]);
            if (!listGoesOn) to.Append('\n');
        }
    }

    private static bool IsItem(HelpText text) => !text.IsCode && text.Text.StartsWith("- ", StringComparison.Ordinal);

    private static void AddCode(StringBuilder to, HelpSection section, HelpText code, string indent)
    {
        foreach (string line in code.Text.Split('\n'))
        {
            if (indent.Length + line.Length > Columns)
                throw section.Problem($"a line of code has more than {Columns - indent.Length} columns: {line}");
            to.Append((indent + line).TrimEnd()).Append('\n');
        }
    }

    private static void AddWrapped(StringBuilder to, string text, string indent)
    {
        string hanging = text.StartsWith("- ", StringComparison.Ordinal) ? indent + "  " : indent;
        string line = indent;
        string gap = "";
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length + gap.Length + word.Length > Columns && gap.Length > 0)
            {
                to.Append(line).Append('\n');
                (line, gap) = (hanging, "");
            }

            line += gap + word;
            gap = " ";
        }

        to.Append(line).Append('\n');
    }
}
