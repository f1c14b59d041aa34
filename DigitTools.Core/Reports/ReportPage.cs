using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace DigitTools.Core.Reports;

/// <summary>The page that every report fills: markup, style and script, from the files in the folder Page.</summary>
internal static class ReportPage
{
    private const string DataPlace = "{{data}}";

    private static readonly string s_style = Resource("report.css");

    private static readonly string s_script = string.Concat(
        Names().Where(n => n.EndsWith(".js", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read));

    private static readonly string s_page = Resource("report.html");

    /// <summary>What stands before the data and what after it.</summary>
    public static (string Head, string Tail) Around(string title)
    {
        string page = s_page
            .Replace("{{style-hash}}", Hash(s_style), StringComparison.Ordinal)
            .Replace("{{script-hash}}", Hash(s_script), StringComparison.Ordinal)
            .Replace("{{version}}", ToolVersion.Short, StringComparison.Ordinal)
            .Replace("{{style}}", s_style, StringComparison.Ordinal)
            .Replace("{{script}}", s_script, StringComparison.Ordinal);
        int data = page.IndexOf(DataPlace, StringComparison.Ordinal);
        // Last, so that a title can't hold another placeholder.
        string head = page[..data].Replace("{{title}}", WebUtility.HtmlEncode(title), StringComparison.Ordinal);
        return (head, page[(data + DataPlace.Length)..]);
    }

    /// <summary>The hash by which the policy of the page admits its style and script.</summary>
    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string[] Names() => typeof(ReportPage).Assembly.GetManifestResourceNames();

    private static string Resource(string file) => Read(Names().Single(n => n.EndsWith(".Page." + file, StringComparison.Ordinal)));

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(ReportPage).Assembly.GetManifestResourceStream(name)!);
        // A browser reads line ends this way before it hashes.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
