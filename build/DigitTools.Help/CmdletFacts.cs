using System.Globalization;
using System.Management.Automation;

namespace DigitTools.Help;

/// <summary>What the compiled cmdlet itself says: sets, parameters, defaults, output.</summary>
internal sealed class CmdletFacts
{
    private readonly Dictionary<string, string> _defaults = new(StringComparer.Ordinal);

    /// <param name="cmdlet">A cmdlet of the imported module.</param>
    public CmdletFacts(CmdletInfo cmdlet)
    {
        Cmdlet = cmdlet;
        Sets = [.. cmdlet.ParameterSets.OrderByDescending(s => s.IsDefault)];
        Outputs = [.. cmdlet.OutputType.Select(o => o.Name)];

        // A new object has the values that the parameters have where nobody names them.
        object instance = Activator.CreateInstance(cmdlet.ImplementingType)!;
        foreach (string name in Names)
        {
            if (cmdlet.ImplementingType.GetProperty(name)?.GetValue(instance) is { } value) _defaults[name] = DefaultText(value);
        }

        (instance as IDisposable)?.Dispose();
    }

    public CmdletInfo Cmdlet { get; }

    /// <summary>The parameter sets, the default one first.</summary>
    public IReadOnlyList<CommandParameterSetInfo> Sets { get; }

    /// <summary>Full names of the types of the output.</summary>
    public IReadOnlyList<string> Outputs { get; }

    /// <summary>Names of the parameters, without those that every cmdlet has.</summary>
    public IEnumerable<string> Names => Sets.SelectMany(Own).Select(p => p.Name).Distinct();

    /// <summary>Whether something can come down the pipeline.</summary>
    public bool TakesPipeline => Sets.SelectMany(Own).Any(p => p.ValueFromPipeline || p.ValueFromPipelineByPropertyName);

    /// <summary>A parameter as in the first set that has it.</summary>
    public CommandParameterInfo Parameter(string name) => Sets.SelectMany(s => s.Parameters).First(p => p.Name == name);

    /// <summary>The default value as text; "None" where there is none.</summary>
    public string Default(string name) => _defaults.GetValueOrDefault(name, "None");

    /// <summary>The parameters of a set that the cmdlet declares itself, and WhatIf and Confirm.</summary>
    public static IEnumerable<CommandParameterInfo> Own(CommandParameterSetInfo set) =>
        set.Parameters.Where(p => !System.Management.Automation.Cmdlet.CommonParameters.Contains(p.Name));

    private static string DefaultText(object value) => value switch
    {
        SwitchParameter on => on.IsPresent.ToString(),
        Array { Length: 0 } => "None",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
