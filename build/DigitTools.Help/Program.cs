using System.Text;
using System.Xml;
using System.Xml.Linq;
using DigitTools.Help;

// The build runs this after the cmdlets: <manifest> <folder of pages> <folder of the help>. Problems go to standard error in the
// form that MSBuild shows with file and line.
const string ErrorPage = "about_DigitTools_Errors";

// The engine would tell its makers that it was started, and keep an id for that in the home of who builds.
Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");

if (args is not [string manifest, string pages, string output])
{
    Console.Error.WriteLine("usage: DigitTools.Help <manifest> <folder of pages> <folder of the help>");
    return 2;
}

try
{
    string folder = Path.GetFullPath(pages);
    HelpSection[] all = [.. Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal).Select(PageReader.Read)];
    HelpSection Page(string name) => Array.Find(all, p => p.Title == name)
        ?? throw new PageException(Path.Combine(folder, name + ".md"), 1, "this page is missing.");
    IReadOnlyList<CmdletFacts> cmdlets = Module.Read(Path.GetFullPath(manifest));
    IReadOnlyList<HelpError> errors = HelpError.ReadAll(Page(ErrorPage));
    // All of it is made before anything is written: the build takes a file that is there for help that is whole.
    XDocument maml = MamlWriter.Write([.. cmdlets.Select(c => new CmdletPage(Page(c.Cmdlet.Name), c, errors))]);
    var topics = all.Where(p => p.Title.StartsWith("about_", StringComparison.Ordinal)).ToDictionary(p => p.Title, TopicWriter.Write);
    Directory.CreateDirectory(output);
    foreach ((string name, string text) in topics) File.WriteAllText(Path.Combine(output, name + ".help.txt"), text);
    var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true };
    using var xml = XmlWriter.Create(Path.Combine(output, "DigitTools.PowerShell.dll-Help.xml"), settings);
    maml.Save(xml);
    return 0;
}
catch (PageException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
