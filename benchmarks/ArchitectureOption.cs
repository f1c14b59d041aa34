using System.CommandLine;
using DigitTools.Core.Model;

namespace DigitTools.Benchmarks;

/// <summary>Makes the option that takes a network for single digits.</summary>
internal static class ArchitectureOption
{
    /// <summary>Makes it; Standard where none is given.</summary>
    public static Option<DigitArchitecture> Make() => new("--architecture")
    {
        Description = $"{string.Join(", ", DigitArchitecture.All.Select(a => a.Name))}.",
        DefaultValueFactory = _ => DigitArchitecture.Standard,
        CustomParser = result =>
        {
            var found = DigitArchitecture.Find(result.Tokens.Single().Value);
            if (found is null) result.AddError($"There is no architecture '{result.Tokens.Single().Value}'.");
            return found;
        },
    };
}
