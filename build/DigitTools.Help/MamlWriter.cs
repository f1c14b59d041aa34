using System.Globalization;
using System.Management.Automation;
using System.Xml.Linq;

namespace DigitTools.Help;

/// <summary>Writes pages as MAML, the XML that Get-Help reads.</summary>
internal static class MamlWriter
{
    private static readonly XNamespace s_maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace s_command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace s_dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>All pages as one document.</summary>
    public static XDocument Write(IEnumerable<CmdletPage> pages)
    {
        XNamespace items = "http://msh";
        return new XDocument(new XElement(items + "helpItems", new XAttribute("schema", "maml"), pages.Select(Command)));
    }

    private static XElement Command(CmdletPage page)
    {
        CmdletInfo cmdlet = page.Facts.Cmdlet;
        return new XElement(
            s_command + "command",
            new XAttribute(XNamespace.Xmlns + "maml", s_maml),
            new XAttribute(XNamespace.Xmlns + "command", s_command),
            new XAttribute(XNamespace.Xmlns + "dev", s_dev),
            new XElement(
                s_command + "details",
                new XElement(s_command + "name", page.Name),
                new XElement(s_command + "verb", cmdlet.Verb),
                new XElement(s_command + "noun", cmdlet.Noun),
                Description([page.Synopsis])),
            Description(page.Description.Text.Select(t => t.Text)),
            new XElement(s_command + "syntax", page.Facts.Sets.Select(set => SyntaxItem(page, set))),
            new XElement(
                s_command + "parameters",
                page.Parameters.Select(name => Parameter(page, page.Facts.Parameter(name), inSyntax: false))),
            new XElement(s_command + "inputTypes", page.Inputs.Select(section => Typed("inputType", section))),
            new XElement(s_command + "returnValues", page.Outputs.Select(section => Typed("returnValue", section))),
            new XElement(s_maml + "alertSet", new XElement(s_maml + "alert", Paragraphs(Notes(page)))),
            new XElement(s_command + "examples", page.Examples.Select(Example)),
            new XElement(s_command + "relatedLinks", page.RelatedLinks.Select(Link)));
    }

    private static XElement SyntaxItem(CmdletPage page, CommandParameterSetInfo set)
    {
        // As in every syntax line: by position, then what is needed, then the rest in the order of the page.
        IEnumerable<CommandParameterInfo> ordered = CmdletFacts.Own(set)
            .OrderBy(p => p.Position < 0 ? int.MaxValue : p.Position)
            .ThenBy(p => !p.IsMandatory)
            .ThenBy(p => page.Parameters.ToList().IndexOf(p.Name));
        return new XElement(
            s_command + "syntaxItem", new XElement(s_maml + "name", page.Name), ordered.Select(p => Parameter(page, p, inSyntax: true)));
    }

    private static XElement Parameter(CmdletPage page, CommandParameterInfo parameter, bool inSyntax)
    {
        bool isSwitch = parameter.ParameterType == typeof(SwitchParameter);
        string type = ParameterText.TypeName(parameter.ParameterType);
        var element = new XElement(
            s_command + "parameter",
            new XAttribute("required", Word(parameter.IsMandatory)),
            new XAttribute("variableLength", Word(parameter.ParameterType.IsArray)),
            new XAttribute("globbing", Word(parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any())),
            new XAttribute("pipelineInput", ParameterText.Pipeline(parameter)),
            new XAttribute("position", ParameterText.Position(parameter)),
            new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
            new XElement(s_maml + "name", parameter.Name),
            Description(page.ParameterText(parameter.Name)));
        if (inSyntax && ParameterText.Choices(parameter) is { Count: > 0 } choices)
            element.Add(new XElement(s_command + "parameterValueGroup", choices.Select(c => Value(c, isArray: false, isRequired: false))));

        // A switch has no value in a syntax line.
        if (!inSyntax || !isSwitch) element.Add(Value(type, parameter.ParameterType.IsArray, !isSwitch));
        element.Add(
            new XElement(s_dev + "type", new XElement(s_maml + "name", type), new XElement(s_maml + "uri")),
            new XElement(s_dev + "defaultValue", page.Default(parameter.Name)));
        return element;
    }

    private static XElement Value(string text, bool isArray, bool isRequired) => new(
        s_command + "parameterValue", new XAttribute("required", Word(isRequired)), new XAttribute("variableLength", Word(isArray)), text);

    private static XElement Typed(string name, HelpSection section) => new(
        s_command + name,
        new XElement(s_dev + "type", new XElement(s_maml + "name", section.Title), new XElement(s_maml + "uri")),
        Description(section.NeedParagraphs()));

    private static XElement Example(HelpSection example, int index)
    {
        HelpText code = CmdletPage.Code(example);
        string title = string.Create(CultureInfo.InvariantCulture, $"--- Example {index + 1}: {example.Title} ---");
        return new XElement(
            s_command + "example",
            new XElement(s_maml + "title", title),
            new XElement(s_dev + "code", code.Text),
            // The empty paragraph keeps the next example apart.
            new XElement(s_dev + "remarks", Paragraphs(example.Text.Where(t => t != code).Select(t => t.Text).Append(""))));
    }

    private static IEnumerable<string> Notes(CmdletPage page)
    {
        IEnumerable<string> errors = page.Errors.Select(e => $"- {e.Id} ({e.Category}): {e.Text}");
        return [.. page.Notes.Select(t => t.Text), "Errors, by ErrorId (about_DigitTools_Errors has more):", .. errors];
    }

    private static XElement Link(string text)
    {
        int at = text.IndexOf(" (http", StringComparison.Ordinal);
        return new XElement(
            s_maml + "navigationLink",
            new XElement(s_maml + "linkText", at < 0 ? text : text[..at]),
            new XElement(s_maml + "uri", at < 0 ? "" : text[(at + 2)..^1]));
    }

    private static XElement Description(IEnumerable<string> text) => new(s_maml + "description", Paragraphs(text));

    private static IEnumerable<XElement> Paragraphs(IEnumerable<string> text) => text.Select(t => new XElement(s_maml + "para", t));

    private static string Word(bool value) => value ? "true" : "false";
}
