using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace DigitTools.Shell.Commands;

/// <summary>Read-Host: a line, or a secret, from the user.</summary>
[Cmdlet(VerbsCommunications.Read, "Host")]
internal sealed class ReadHostCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromRemainingArguments = true)]
    [AllowNull]
    public object? Prompt { get; set; }

    [Parameter]
    public SwitchParameter AsSecureString { get; set; }

    protected override void BeginProcessing()
    {
        if (Prompt is null)
        {
            WriteObject(AsSecureString ? Host.UI.ReadLineAsSecureString() : Host.UI.ReadLine());
            return;
        }

        var field = new FieldDescription("Read-Host") { Label = LanguagePrimitives.ConvertTo<string>(Prompt) };
        field.SetParameterType(AsSecureString ? typeof(SecureString) : typeof(string));
        Dictionary<string, PSObject> answers = Host.UI.Prompt("", "", new Collection<FieldDescription> { field });
        foreach (PSObject answer in answers.Values)
            WriteObject(answer);
    }
}
